@echo off
rem Starts the build: finds a JDK 25 or newer and a Maven, and hands everything over to them.
setlocal EnableDelayedExpansion

set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  if not defined JDK if exist "%%~R" for /d %%J in ("%%~R\*") do if not defined JDK call :try "%%~J"
)
if not defined JDK (
  echo mvnw: no JDK 25 or newer found: install one ^(for example Eclipse Temurin 25^) and, if it is in an unusual place, set JAVA_HOME to its folder. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"

where mvn >nul 2>nul
if errorlevel 1 (
  echo mvnw: no Maven found: install Maven 3.8.6 or newer and put its bin folder on the path. 1>&2
  exit /b 1
)
call mvn -f "%~dp0pom.xml" %*
exit /b %ERRORLEVEL%

rem Takes the folder when its release file says 25 or newer.
:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "VERSION=%%~V"
  for /f "tokens=1 delims=." %%M in ("!VERSION!") do if %%M GEQ 25 set "JDK=%~1"
)
exit /b 0
