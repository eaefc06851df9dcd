<#
.SYNOPSIS
Gives the kiosk's user the kiosk in the place of the desktop, or takes that back.

.DESCRIPTION
Uses Shell Launcher of Windows Enterprise, Education and IoT Enterprise: the user has no task bar, no start menu and
no desktop, and the kiosk starts again when it ends. Everybody else keeps the desktop. On Windows Pro, which has no
Shell Launcher, the shell of this one user is set in its registry instead (Custom User Interface).
Run it as an administrator, after autologon.ps1; the user must have signed in once for Windows Pro.

.EXAMPLE
.\shell-launcher.ps1
.EXAMPLE
.\shell-launcher.ps1 -Undo
#>
#Requires -RunAsAdministrator
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidatePattern('^[A-Za-z][A-Za-z0-9-]{0,19}$')]
    [string] $User = 'kiosk',
    [ValidateNotNullOrEmpty()]
    [string] $Program = (Join-Path -Path (Split-Path -Parent $PSScriptRoot) -ChildPath 'emotion-kiosk.exe'),
    [switch] $Undo
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$Feature = 'Client-EmbeddedShellLauncher'
$Namespace = 'root\standardcimv2\embedded'
$RestartShell = 0  # the action when the kiosk ends; 1 would restart the machine, 2 shut it down, 3 do nothing

function Get-UserSid {
    $account = New-Object System.Security.Principal.NTAccount($env:COMPUTERNAME, $User)
    return $account.Translate([System.Security.Principal.SecurityIdentifier]).Value
}

function Test-ShellLauncher {
    return [bool] (Get-WindowsOptionalFeature -Online | Where-Object { $_.FeatureName -eq $Feature })
}

function Get-ShellLauncher {
    return [wmiclass] "\\localhost\${Namespace}:WESL_UserSetting"
}

function Enable-Launcher {
    $state = (Get-WindowsOptionalFeature -Online -FeatureName $Feature).State
    if ($state -ne 'Enabled') {
        Enable-WindowsOptionalFeature -Online -FeatureName $Feature -All -NoRestart | Out-Null
    }
    $launcher = Get-ShellLauncher
    $launcher.SetDefaultShell('explorer.exe', $RestartShell) | Out-Null
    $sid = Get-UserSid
    $before = Get-CimInstance -Namespace $Namespace -ClassName WESL_UserSetting |
        Where-Object { $_.Sid -eq $sid }
    if ($before) { $launcher.RemoveCustomShell($sid) | Out-Null }
    $launcher.SetCustomShell($sid, "`"$Program`"", $null, $null, $RestartShell) | Out-Null
    $launcher.SetEnabled($true) | Out-Null
}

function Disable-Launcher {
    $launcher = Get-ShellLauncher
    $launcher.RemoveCustomShell((Get-UserSid)) | Out-Null
    $others = Get-CimInstance -Namespace $Namespace -ClassName WESL_UserSetting
    if (-not $others) { $launcher.SetEnabled($false) | Out-Null }
}

function Set-UserShell {
    param([string] $Value)

    $sid = Get-UserSid
    $userProfile = Get-CimInstance -ClassName Win32_UserProfile | Where-Object { $_.SID -eq $sid }
    if (-not $userProfile) { throw "$User has never signed in: sign in once, then run this again." }
    if ($userProfile.Loaded) { throw "$User is signed in: sign out first." }
    $hive = Join-Path -Path $userProfile.LocalPath -ChildPath 'NTUSER.DAT'
    & reg.exe load 'HKU\EmotionKiosk' $hive | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "The registry of $User could not be opened." }
    try {
        $policy = 'Registry::HKEY_USERS\EmotionKiosk\Software\Microsoft\Windows\CurrentVersion\Policies\System'
        if (-not (Test-Path -Path $policy)) { New-Item -Path $policy -Force | Out-Null }
        if ($Value) {
            Set-ItemProperty -Path $policy -Name Shell -Value $Value -Type String
            Set-ItemProperty -Path $policy -Name DisableTaskMgr -Value 1 -Type DWord
        }
        else {
            Remove-ItemProperty -Path $policy -Name Shell -ErrorAction SilentlyContinue
            Remove-ItemProperty -Path $policy -Name DisableTaskMgr -ErrorAction SilentlyContinue
        }
    }
    finally {
        [gc]::Collect()  # PowerShell holds the keys open, and then the hive cannot be let go
        [gc]::WaitForPendingFinalizers()
        & reg.exe unload 'HKU\EmotionKiosk' | Out-Null
    }
}

if ($Undo) {
    if ($PSCmdlet.ShouldProcess($User, 'Give the desktop back')) {
        if (Test-ShellLauncher) { Disable-Launcher } else { Set-UserShell -Value '' }
        Write-Output "$User has a desktop again, from the next sign-in on."
    }
}
elseif ($PSCmdlet.ShouldProcess($User, "Show only $Program")) {
    if (-not (Test-Path -Path $Program -PathType Leaf)) { throw "$Program is not there." }
    if (Test-ShellLauncher) { Enable-Launcher } else { Set-UserShell -Value "`"$Program`"" }
    Write-Output "$User sees only the kiosk, from the next sign-in on."
}
