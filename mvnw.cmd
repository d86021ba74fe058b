@echo off
rem Starts the build: finds a JDK 25 or newer and a Maven 3.8.6 or newer, and hands everything over to them.
rem Nothing is expanded late: an exclamation mark in a path, or in -Dtest=!SlowIT, must stay what it is.
setlocal EnableExtensions DisableDelayedExpansion
set "MAVEN_VERSION=3.9.11"
set "MAVEN_SHA512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978"

set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME:"=%"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
  if not defined JDK if exist "%%~R" for /d %%J in ("%%~R\*") do if not defined JDK call :try "%%~J"
)
if not defined JDK (
  echo mvnw: no JDK 25 or newer found: install one ^(for example Eclipse Temurin 25^) and, if it is in an unusual place, set JAVA_HOME to its folder. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"

set "MAVEN="
rem By its whole name: a script that is called as "mvn" takes the current folder for its own.
for /f "delims=" %%P in ('where mvn.cmd 2^>nul') do if not defined MAVEN call :installed "%%P"
if not defined MAVEN call :own
if not defined MAVEN exit /b 1
call "%MAVEN%" -f "%~dp0pom.xml" %*
exit /b %ERRORLEVEL%

rem Takes an installed Maven when it is 3.8.6 or newer.
:installed
for /f "tokens=1-3" %%A in ('call "%~1" -v 2^>nul') do if "%%A %%B"=="Apache Maven" call :version "%~1" "%%C"
exit /b 0

:version
set "NUMBER=0"
for /f "tokens=1-3 delims=.-" %%A in ("%~2.0.0") do set /a "NUMBER=%%A*10000+%%B*100+%%C"
if %NUMBER% GEQ 30806 set "MAVEN=%~1"
exit /b 0

rem Takes the Maven that was fetched before, or fetches it from the repository that MVNW_REPOURL names.
:own
set "HOME_OF_OWN=%USERPROFILE%\.cache\backroom"
set "OWN=%HOME_OF_OWN%\apache-maven-%MAVEN_VERSION%"
if exist "%OWN%\bin\mvn.cmd" (
  set "MAVEN=%OWN%\bin\mvn.cmd"
  exit /b 0
)
if not defined MAVEN_DIST_URL if defined MVNW_REPOURL set "MAVEN_DIST_URL=%MVNW_REPOURL%/org/apache/maven/apache-maven/%MAVEN_VERSION%/apache-maven-%MAVEN_VERSION%-bin.tar.gz"
if not defined MAVEN_DIST_URL (
  echo mvnw: no Maven 3.8.6 or newer found: install one and put its bin folder on the path, or set MVNW_REPOURL to the address of your Maven repository, from which Maven %MAVEN_VERSION% is then fetched, and start again; its SHA-512 is checked. 1>&2
  exit /b 1
)
set "FETCHED=%HOME_OF_OWN%\fetch-%RANDOM%%RANDOM%"
mkdir "%FETCHED%"
curl -fsSL -o "%FETCHED%\maven.tar.gz" "%MAVEN_DIST_URL%"
if errorlevel 1 (
  echo mvnw: could not fetch Maven from "%MAVEN_DIST_URL%" 1>&2
  rmdir /s /q "%FETCHED%"
  exit /b 1
)
set "SHA512="
for /f "skip=1 delims=" %%H in ('certutil -hashfile "%FETCHED%\maven.tar.gz" SHA512') do if not defined SHA512 set "SHA512=%%H"
rem Older systems write the digest with blanks between its bytes.
if defined SHA512 set "SHA512=%SHA512: =%"
if /i not "%SHA512%"=="%MAVEN_SHA512%" (
  echo mvnw: "%MAVEN_DIST_URL%" is not what it should be: its SHA-512 differs. 1>&2
  rmdir /s /q "%FETCHED%"
  exit /b 1
)
rem From within the folder: some programs called tar take C: for the name of another machine.
pushd "%FETCHED%"
tar -xzf maven.tar.gz
popd
move "%FETCHED%\apache-maven-%MAVEN_VERSION%" "%OWN%" >nul
rmdir /s /q "%FETCHED%"
if exist "%OWN%\bin\mvn.cmd" (
  set "MAVEN=%OWN%\bin\mvn.cmd"
  exit /b 0
)
echo mvnw: Maven could not be unpacked into "%OWN%" 1>&2
exit /b 1

rem Takes the folder when its release file says 25 or newer.
:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "tokens=1 delims=.-+" %%M in ("%%~V") do if %%M GEQ 25 set "JDK=%~1"
)
exit /b 0
