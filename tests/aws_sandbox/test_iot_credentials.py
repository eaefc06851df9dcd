from pathlib import Path

import pytest
import requests

from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.access import ROLE_ALIAS

THING = "kiosk-1"


def ask(
    sandbox: Sandbox,
    issued: dict[str, str],
    folder: Path,
    thing: str = THING,
    alias: str = ROLE_ALIAS,
    host: str = "",
) -> requests.Response:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    certificate.write_text(issued["certificate_pem"])
    key.write_text(issued["private_key_pem"])
    return requests.get(
        f"https://{host or sandbox.addresses.credential_endpoint}/role-aliases/{alias}/credentials",
        headers={"x-amzn-iot-thingname": thing} if thing else {},
        cert=(str(certificate), str(key)),
        verify=str(sandbox.addresses.ca_file),
        timeout=10,
    )


def test_a_certificate_gets_credentials_that_work(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.set_credential_life(900)
    got = ask(sandbox, sandbox.issue_certificate(THING), tmp_path).json()["credentials"]
    client = sandbox.client(
        "rekognition",
        access_key=got["accessKeyId"],
        secret_key=got["secretAccessKey"],
        token=got["sessionToken"],
    )
    client.list_collections()
    assert got["expiration"].endswith("Z")
    sandbox.set_credential_life(3600)
    (entry,) = sandbox.journal("iot-credentials")
    assert entry["parameters"]["thing"] == THING
    assert got["sessionToken"] not in str(sandbox.journal())


def test_a_thing_a_policy_or_an_alias_that_is_wrong_is_told(sandbox: Sandbox, tmp_path: Path) -> None:
    good = sandbox.issue_certificate(THING)
    answers = [
        ask(sandbox, good, tmp_path, thing="kiosk-2"),
        ask(sandbox, sandbox.issue_certificate(THING, allowed=False), tmp_path),
        ask(sandbox, good, tmp_path, alias="other"),
    ]
    assert [(one.status_code, one.json()["message"]) for one in answers] == [
        (403, "Invalid thing name passed"),
        (403, "Access Denied"),
        (404, "Role alias does not exist"),
    ]
    assert ask(sandbox, good, tmp_path, thing="").status_code == 200


def test_a_revoked_certificate_gets_nothing_new(sandbox: Sandbox, tmp_path: Path) -> None:
    issued = sandbox.issue_certificate(THING)
    got = ask(sandbox, issued, tmp_path).json()["credentials"]
    sandbox.revoke_certificate(issued["id"])
    assert ask(sandbox, issued, tmp_path).status_code == 403
    sandbox.client("sts", access_key=got["accessKeyId"], token=got["sessionToken"]).get_caller_identity()


@pytest.mark.parametrize(
    ("starts_in_days", "words"), [(-10, "expired"), (5, "bad certificate|unknown|not yet")]
)
def test_a_certificate_out_of_its_time_fails_the_handshake(
    sandbox: Sandbox, tmp_path: Path, starts_in_days: float, words: str
) -> None:
    issued = sandbox.issue_certificate(THING, starts_in_days=starts_in_days, days=1)
    with pytest.raises(requests.exceptions.ConnectionError, match=f"(?i)alert.*({words})"):
        ask(sandbox, issued, tmp_path)


def test_the_host_must_be_named_and_a_certificate_shown(sandbox: Sandbox, tmp_path: Path) -> None:
    port = sandbox.addresses.credential_endpoint.rsplit(":", 1)[1]
    with pytest.raises(requests.exceptions.SSLError, match=r"(?i)unrecognized.name"):
        ask(sandbox, sandbox.issue_certificate(THING), tmp_path, host=f"127.0.0.1:{port}")
    url = f"https://{sandbox.addresses.credential_endpoint}/role-aliases/{ROLE_ALIAS}/credentials"
    with pytest.raises(requests.exceptions.ConnectionError, match=r"(?i)alert"):
        requests.get(url, verify=str(sandbox.addresses.ca_file), timeout=10)


def test_faults_reach_the_credential_provider_too(sandbox: Sandbox, tmp_path: Path) -> None:
    issued = sandbox.issue_certificate(THING)
    sandbox.throttle("iot-credentials", times=1)
    assert ask(sandbox, issued, tmp_path).status_code == 429
    sandbox.garbage("iot-credentials", times=1)
    assert "html" in ask(sandbox, issued, tmp_path).headers["content-type"]
    sandbox.reset("iot-credentials", times=1)
    with pytest.raises(requests.exceptions.ConnectionError):
        ask(sandbox, issued, tmp_path)
