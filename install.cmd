@echo off
rem Installs attest-xl for the user who runs it: no administrator rights, nothing outside this folder, the user's own
rem folder and the desktop.
rem Usage: install.cmd ["Мой район.xlsm"]    the book is made if it is not there; without a name it is
rem        %USERPROFILE%\Аттестация\Мой район.xlsm, which no cloud moves away.
setlocal
chcp 65001 >nul
set "BOOK=%~f1"
if "%~1"=="" set "BOOK=%USERPROFILE%\Аттестация\Мой район.xlsm"
cd /d "%~dp0"

call :find_python
if not defined PY call :get_python
if not defined PY (
    echo Нужен Python 3.11 или новее. Поставьте его с python.org с галочкой "Install just for me" и запустите снова.
    goto :stop
)

if not exist ".venv\Scripts\python.exe" %PY% -m venv .venv || goto :failed
".venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check ".[demo]" || goto :failed
> attest-xl.cmd echo @"%%~dp0.venv\Scripts\attest-xl.exe" %%*

for %%F in ("%BOOK%") do if not exist "%%~dpF" mkdir "%%~dpF"
if not exist "%BOOK%" ".venv\Scripts\attest-xl.exe" new "%BOOK%" || goto :failed
".venv\Scripts\attest-xl.exe" install --master "%BOOK%"
if errorlevel 3 echo Есть замечания: под каждым написано, что сделать. Повторить осмотр: attest-xl.cmd doctor "%BOOK%"

echo.
echo Готово. На рабочем столе – ярлык «Аттестация». Книга: "%BOOK%"
echo Учебный район: attest-xl.cmd demo demo
if "%~1"=="" pause
exit /b 0

:find_python
for %%P in ("py -3.13" "py -3.12" "py -3.11" "python") do (
    if not defined PY %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "PY=%%~P"
)
exit /b 0

:get_python
where winget >nul 2>&1 || exit /b 0
echo Ставлю Python для вас одного...
winget install --id Python.Python.3.12 --scope user --silent --accept-package-agreements --accept-source-agreements
if exist "%LOCALAPPDATA%\Programs\Python\Python312\python.exe" set PY="%LOCALAPPDATA%\Programs\Python\Python312\python.exe"
exit /b 0

:failed
echo Установка не удалась: проверьте связь с интернетом и место на диске. Сообщение - выше.
:stop
if "%~1"=="" pause
exit /b 2
