@echo off
rem Installs attest-xl for the user who runs it: no administrator rights, nothing outside this folder and the desktop.
rem Usage: install.cmd            then:  attest-xl.cmd new "Мой район.xlsm"
setlocal
chcp 65001 >nul
cd /d "%~dp0"

set "PY="
for %%P in ("py -3.13" "py -3.12" "py -3.11" "python") do (
    if not defined PY (
        %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "PY=%%~P"
    )
)
if not defined PY (
    echo Нужен Python 3.11 или новее. Поставьте его с python.org с галочкой "Install just for me" и запустите снова.
    exit /b 2
)

if not exist ".venv\Scripts\python.exe" %PY% -m venv .venv || goto :failed
".venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check ".[demo]" || goto :failed

> attest-xl.cmd echo @"%%~dp0.venv\Scripts\attest-xl.exe" %%*
echo Готово. Команды:
echo    attest-xl.cmd demo demo            пример района
echo    attest-xl.cmd new "Мой район.xlsm"  своя пустая книга
exit /b 0

:failed
echo Установка не удалась: проверьте связь с интернетом и место на диске. Сообщение - выше.
exit /b 2
