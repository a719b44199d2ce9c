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

rem An environment that was left half-made, or whose Python has been removed since, is made anew.
if exist .venv ".venv\Scripts\python.exe" -m pip --version >nul 2>&1 || rmdir /s /q .venv
if not exist .venv %PY% -m venv .venv || goto :failed
".venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check ".[demo]" || goto :failed
rem Not attest-xl.exe: that one knows only the folder it was made in, and some antivirus programs take it away.
> attest-xl.cmd echo @"%%~dp0.venv\Scripts\python.exe" -m attest_xl %%*

for %%F in ("%BOOK%") do if not exist "%%~dpF" mkdir "%%~dpF"
if not exist "%BOOK%" ".venv\Scripts\python.exe" -m attest_xl new "%BOOK%" || goto :failed
".venv\Scripts\python.exe" -m attest_xl install --master "%BOOK%"
if errorlevel 1 if not errorlevel 3 goto :failed
if errorlevel 3 echo Есть замечания: под каждым написано, что сделать. Повторить осмотр: attest-xl.cmd doctor "%BOOK%"

echo.
echo Готово. На рабочем столе – ярлык «Аттестация». Книга: "%BOOK%"
echo Учебный район: attest-xl.cmd demo demo
if "%~1"=="" pause
exit /b 0

:find_python
rem The alias of the Store that only offers an installation fails here as any other.
for %%P in ("py -3.13" "py -3.12" "py -3.11" "py -3" "python" "python3") do (
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
echo Установка не удалась: проверьте связь с интернетом, место на диске и закрыта ли книга. Сообщение - выше.
:stop
if "%~1"=="" pause
exit /b 2
