@echo off
rem Inflight: the window (no argument, gui, or a file) and the command line.
rem Finds a JDK 25 or newer by itself: JAVA_HOME, the usual install folders, PATH.
rem INFLIGHT_JAVA_OPTS: more options for the JVM.
setlocal EnableExtensions DisableDelayedExpansion
set "INFLIGHT_HOME=%~dp0.."
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%R in (
  "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%ProgramFiles%\Amazon Corretto"
  "%LocalAppData%\Programs\Eclipse Adoptium" "%UserProfile%\.jdks"
) do for /d %%J in ("%%~R\*") do call :try "%%~J"
for /f "delims=" %%P in ('where java 2^>nul') do call :try "%%~dpP.."
if not defined JDK (
  echo inflight: needs a JDK 25 or newer; install one ^(see native-setup.md^) or set JAVA_HOME 1>&2
  exit /b 1
)

set "FLAGS=-Xlog:disable -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
set "FX=-XX:MetaspaceSize=96m --module-path="%INFLIGHT_HOME%\fx" --add-modules=javafx.controls,javafx.fxml,javafx.swing --enable-native-access=javafx.graphics"
set "WINDOW="
if "%~1"=="" set "WINDOW=1"
if /i "%~1"=="gui" set "WINDOW=1"
if exist "%~1" set "WINDOW=1"
if defined WINDOW set "FLAGS=%FLAGS% %FX%"
"%JDK%\bin\java" %FLAGS% %INFLIGHT_JAVA_OPTS% -cp "%INFLIGHT_HOME%\lib\inflight.jar" inflight.app.Main %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "delims=. tokens=1" %%N in ("%%~V") do if %%N GEQ 25 set "JDK=%~1"
)
exit /b
