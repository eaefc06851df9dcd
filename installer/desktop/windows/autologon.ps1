<#
.SYNOPSIS
Signs the kiosk's user in when the machine starts, or ends that.

.DESCRIPTION
Makes a local user without rights where there is none, gives it a random password that nobody needs to know, and
lets Windows sign it in. The password is kept as an LSA secret, which only the system reads, not in the registry.
Run it as an administrator. With -Undo the machine asks for a user again; -RemoveUser deletes the user and its data.

.EXAMPLE
.\autologon.ps1
.EXAMPLE
.\autologon.ps1 -Undo -RemoveUser
#>
#Requires -RunAsAdministrator
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidatePattern('^[A-Za-z][A-Za-z0-9-]{0,19}$')]
    [string] $User = 'kiosk',
    [switch] $Undo,
    [switch] $RemoveUser
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$Winlogon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'

Add-Type -TypeDefinition @'
using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

public static class LsaSecret
{
    [StructLayout(LayoutKind.Sequential)]
    struct LsaString { public ushort Length; public ushort MaximumLength; public IntPtr Buffer; }

    [StructLayout(LayoutKind.Sequential)]
    struct LsaAttributes
    {
        public int Length; public IntPtr RootDirectory; public IntPtr ObjectName;
        public uint Attributes; public IntPtr SecurityDescriptor; public IntPtr SecurityQualityOfService;
    }

    [DllImport("advapi32.dll")]
    static extern uint LsaOpenPolicy(IntPtr system, ref LsaAttributes attributes, uint access, out IntPtr policy);
    [DllImport("advapi32.dll")]
    static extern uint LsaStorePrivateData(IntPtr policy, ref LsaString key, IntPtr data);
    [DllImport("advapi32.dll")]
    static extern uint LsaClose(IntPtr policy);
    [DllImport("advapi32.dll")]
    static extern int LsaNtStatusToWinError(uint status);

    // With no value the secret is deleted.
    public static void Store(string key, string value)
    {
        var attributes = new LsaAttributes();
        attributes.Length = Marshal.SizeOf(typeof(LsaAttributes));
        IntPtr policy;
        Check(LsaOpenPolicy(IntPtr.Zero, ref attributes, 0x20, out policy));  // POLICY_CREATE_SECRET
        var name = Text(key);
        var data = IntPtr.Zero;
        var held = new LsaString();
        try
        {
            if (value != null)
            {
                held = Text(value);
                data = Marshal.AllocHGlobal(Marshal.SizeOf(typeof(LsaString)));
                Marshal.StructureToPtr(held, data, false);
            }
            Check(LsaStorePrivateData(policy, ref name, data));
        }
        finally
        {
            Marshal.FreeHGlobal(name.Buffer);
            if (data != IntPtr.Zero) { Marshal.FreeHGlobal(data); Marshal.FreeHGlobal(held.Buffer); }
            LsaClose(policy);
        }
    }

    static LsaString Text(string text)
    {
        var made = new LsaString();
        made.Buffer = Marshal.StringToHGlobalUni(text);
        made.Length = (ushort)(text.Length * 2);
        made.MaximumLength = (ushort)(text.Length * 2 + 2);
        return made;
    }

    static void Check(uint status)
    {
        if (status != 0) { throw new Win32Exception(LsaNtStatusToWinError(status)); }
    }
}
'@

function New-Password {
    $bytes = New-Object byte[] 24
    $source = [System.Security.Cryptography.RandomNumberGenerator]::Create()
    try { $source.GetBytes($bytes) } finally { $source.Dispose() }
    return 'K1!' + [Convert]::ToBase64String($bytes)
}

function Enable-AutoLogon {
    $password = New-Password
    $secure = ConvertTo-SecureString -String $password -AsPlainText -Force
    if (Get-LocalUser -Name $User -ErrorAction SilentlyContinue) {
        Set-LocalUser -Name $User -Password $secure -PasswordNeverExpires $true
    }
    else {
        New-LocalUser -Name $User -Password $secure -PasswordNeverExpires -UserMayNotChangePassword `
            -Description 'Runs the kiosk' | Out-Null
        # S-1-5-32-545 is the group Users, whatever the language of Windows calls it.
        Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $User -ErrorAction SilentlyContinue
    }
    [LsaSecret]::Store('DefaultPassword', $password)
    Set-ItemProperty -Path $Winlogon -Name AutoAdminLogon -Value '1' -Type String
    Set-ItemProperty -Path $Winlogon -Name DefaultUserName -Value $User -Type String
    Set-ItemProperty -Path $Winlogon -Name DefaultDomainName -Value $env:COMPUTERNAME -Type String
    Remove-ItemProperty -Path $Winlogon -Name DefaultPassword -ErrorAction SilentlyContinue
    Write-Output "$User is signed in when the machine starts. Hold Shift while it starts to sign in as somebody else."
}

function Disable-AutoLogon {
    Set-ItemProperty -Path $Winlogon -Name AutoAdminLogon -Value '0' -Type String
    foreach ($name in 'DefaultUserName', 'DefaultDomainName', 'DefaultPassword') {
        Remove-ItemProperty -Path $Winlogon -Name $name -ErrorAction SilentlyContinue
    }
    [LsaSecret]::Store('DefaultPassword', $null)
    Write-Output 'The machine asks who signs in.'
    if ($RemoveUser) {
        $account = Get-LocalUser -Name $User
        Get-CimInstance -ClassName Win32_UserProfile |
            Where-Object { $_.SID -eq $account.SID.Value } |
            Remove-CimInstance
        Remove-LocalUser -Name $User
        Write-Output "$User and its data are deleted."
    }
}

if ($Undo) {
    if ($PSCmdlet.ShouldProcess($User, 'End the automatic sign-in')) { Disable-AutoLogon }
}
elseif ($PSCmdlet.ShouldProcess($User, 'Sign in automatically')) {
    Enable-AutoLogon
}
