; The Windows installer, for Inno Setup 6.3 or newer:
;   iscc /DVersion=1.0.0 /DBundle=build\frozen\emotion-kiosk /DIcons=build\frozen\work\icons emotion-kiosk.iss
; Paths given with /D are absolute or seen from the root of the project.

#ifndef Version
  #error Say which version it is: /DVersion=1.0.0
#endif
#define Root SourcePath + "..\..\..\"
#ifndef Bundle
  #define Bundle Root + "build\frozen\emotion-kiosk"
#endif
#ifndef Icons
  #define Icons Root + "build\frozen\work\icons"
#endif

[Setup]
AppId={{5E0C6A5B-7F0E-4B52-9E0B-3A1C4C5D7E21}
AppName=Emotion Kiosk
AppVersion={#Version}
AppPublisher=The Emotion Kiosk team
DefaultDirName={autopf}\Emotion Kiosk
DefaultGroupName=Emotion Kiosk
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Root}LICENSE
SetupIconFile={#Icons}\emotion-kiosk.ico
UninstallDisplayIcon={app}\emotion-kiosk.exe
OutputDir={#Root}build\frozen
OutputBaseFilename=emotion-kiosk-{#Version}-setup
Compression=lzma2/normal
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ko"; MessagesFile: "compiler:Languages\Korean.isl"

[CustomMessages]
en.AdminName=Emotion Kiosk Admin
ko.AdminName=무드 갤러리 관리
en.KioskName=Emotion Kiosk
ko.KioskName=무드 갤러리 키오스크
en.AutoStart=Start the kiosk when somebody signs in
ko.AutoStart=로그인하면 키오스크를 자동으로 시작
en.Desktop=Icons on the desktop
ko.Desktop=바탕 화면에 아이콘 만들기
en.StartNow=Start the kiosk now
ko.StartNow=지금 키오스크 시작

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"
Name: "autostart"; Description: "{cm:AutoStart}"; Flags: unchecked

[InstallDelete]
; Files of an older version must not be found beside those of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion
Source: "{#Root}installer\desktop\windows\autologon.ps1"; DestDir: "{app}\lock-down"; Flags: ignoreversion
Source: "{#Root}installer\desktop\windows\shell-launcher.ps1"; DestDir: "{app}\lock-down"; Flags: ignoreversion
; What an administrator changed stays, also when the programs are removed.
Source: "{#Root}installer\desktop\windows\settings.toml"; DestDir: "{commonappdata}\emotion-kiosk"; Flags: onlyifdoesntexist uninsneveruninstall

[Icons]
Name: "{group}\{cm:KioskName}"; Filename: "{app}\emotion-kiosk.exe"
Name: "{group}\{cm:AdminName}"; Filename: "{app}\emotion-admin.exe"
Name: "{autodesktop}\{cm:KioskName}"; Filename: "{app}\emotion-kiosk.exe"; Tasks: desktop
Name: "{autodesktop}\{cm:AdminName}"; Filename: "{app}\emotion-admin.exe"; Tasks: desktop
Name: "{commonstartup}\{cm:KioskName}"; Filename: "{app}\emotion-kiosk.exe"; Tasks: autostart

[Run]
Filename: "{app}\emotion-kiosk.exe"; Description: "{cm:StartNow}"; Flags: postinstall nowait skipifsilent unchecked
