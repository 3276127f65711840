"""The files of deployment say what a safe and patient service needs, and agree with each other."""

import configparser
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from kubernetes_validate import ValidationError, validate

from lib.settings import Settings
from tests.browser.conftest import ROOT
from tests.deploy.conftest import DEPLOY, instructions

COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
KUBERNETES = {
    one["kind"]: one
    for one in yaml.safe_load_all((DEPLOY / "kubernetes" / "parley.yaml").read_text("utf-8"))
}
POD = KUBERNETES["Deployment"]["spec"]["template"]["spec"]
CONTAINER = POD["containers"][0]
#: The versions of Kubernetes between which the manifests hold.
OLDEST, LATEST = "1.30", "1.37"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
SETTINGS = {f"PARLEY_{name.upper()}" for name in Settings.__dataclass_fields__}


def said(name: str) -> list[str]:
    """The words of each instruction of the Containerfile with a name."""
    return [words for one, words in instructions() if one == name]


def seconds(text: str) -> int:
    """A time in seconds as compose writes it."""
    return int(text.removesuffix("s"))


def test_the_image_is_named_by_a_version_and_holds_locked_packages():
    assert said("FROM")
    assert all(re.search(r":\d+\.\d+", words) for words in said("FROM"))
    assert any("--require-hashes" in words for words in said("RUN"))


def test_the_image_has_no_fault_that_a_linter_finds():
    linter = Path(sys.executable).with_name("hadolint")
    found = subprocess.run([linter, DEPLOY / "Containerfile"], capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, "")


@pytest.mark.parametrize("one", KUBERNETES.values(), ids=KUBERNETES)
def test_each_manifest_is_as_the_schemas_of_kubernetes_say(one):
    validate(one, OLDEST, strict=True)
    validate(one, LATEST, strict=True)


def test_a_manifest_with_a_misspelt_word_is_refused():
    wrong = {**KUBERNETES["Service"], "specs": {}}
    with pytest.raises(ValidationError, match="specs"):
        validate(wrong, LATEST, strict=True)


def test_the_image_runs_without_rights_and_is_watched():
    users = said("USER")
    assert len(users) == 1
    assert users[0] not in ("root", "0", "0:0")
    assert "/health/live" in said("HEALTHCHECK")[0]
    assert said("STOPSIGNAL") == ["SIGTERM"]
    assert [words[0] for words in said("CMD")] == ["["]
    assert not any(re.search("(?i)password|secret|token", words) for words in said("ENV"))


def test_what_the_image_copies_is_there_and_not_ignored():
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    sources = [one for words in said("COPY") if "--from" not in words for one in words.split()[:-1]]
    assert sources
    for source in sources:
        assert (ROOT / source).exists()
        assert {f"!{source}", f"!{source.split('/')[0]}"} & set(ignored)


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_each_service_is_read_only_and_without_rights(name):
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["tmpfs"]


def test_two_replicas_stand_behind_nginx_and_only_it_is_reached():
    services = COMPOSE["services"]
    replicas = {name for name in services if name.startswith("parley-")}
    assert len(replicas) == 2
    assert set(services["nginx"]["depends_on"]) == replicas
    nginx = (DEPLOY / "nginx" / "nginx.conf").read_text("utf-8")
    assert set(re.findall(r"server (parley-\d):8501", nginx)) == replicas
    assert [name for name in services if "ports" in services[name]] == ["nginx"]
    subnet = COMPOSE["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert {services[one]["environment"]["FORWARDED_ALLOW_IPS"] for one in replicas} == {subnet}


def test_a_replica_has_time_to_drain_and_stop_everywhere():
    stop = Settings().stop_seconds
    replica = COMPOSE["services"]["parley-1"]
    drain = int(replica["environment"]["PARLEY_DRAIN_SECONDS"])
    assert seconds(replica["stop_grace_period"]) > drain + stop + 5
    told = KUBERNETES["ConfigMap"]["data"]
    drain, stop = int(told["PARLEY_DRAIN_SECONDS"]), int(told["PARLEY_STOP_SECONDS"])
    assert POD["terminationGracePeriodSeconds"] > drain + stop + 5


def test_every_setting_that_is_said_is_one():
    of_compose = COMPOSE["services"]["parley-1"]["environment"]
    named = {
        *of_compose,
        *KUBERNETES["ConfigMap"]["data"],
        *(one["name"] for one in CONTAINER["env"]),
    }
    assert {name for name in named if name.startswith("PARLEY_")} <= SETTINGS


def test_all_manifests_are_there_and_name_one_app():
    kinds = ["Deployment", "Service", "Ingress", "HorizontalPodAutoscaler", "PodDisruptionBudget"]
    assert set(kinds) | {"ConfigMap"} == set(KUBERNETES)
    labels = KUBERNETES["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert KUBERNETES["Service"]["spec"]["selector"] == labels
    assert KUBERNETES["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert KUBERNETES["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == "parley"
    assert CONTAINER["image"] == COMPOSE["services"]["parley-1"]["image"] == f"parley:{VERSION}"


def test_the_pod_has_no_rights_and_a_read_only_root():
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert f"{POD['securityContext']['runAsUser']}" == said("USER")[0].split(":")[0]
    held = CONTAINER["securityContext"]
    assert held["readOnlyRootFilesystem"] is True
    assert held["allowPrivilegeEscalation"] is False
    assert held["capabilities"]["drop"] == ["ALL"]
    assert CONTAINER["resources"]["limits"]["memory"]


@pytest.mark.parametrize(
    ("probe", "path"),
    [
        ("startupProbe", "/health/live"),
        ("livenessProbe", "/health/live"),
        ("readinessProbe", "/health/ready"),
    ],
)
def test_each_probe_asks_by_a_name_that_is_answered(probe, path):
    asked = CONTAINER[probe]["httpGet"]
    assert asked["path"] == path
    assert {"name": "Host", "value": "localhost"} in asked["httpHeaders"]


def test_readers_stay_with_their_pod_and_one_pod_always_stands():
    annotations = KUBERNETES["Ingress"]["metadata"]["annotations"]
    assert annotations["nginx.ingress.kubernetes.io/upstream-hash-by"] == "$remote_addr"
    assert KUBERNETES["Service"]["spec"]["sessionAffinity"] == "ClientIP"
    assert KUBERNETES["PodDisruptionBudget"]["spec"]["minAvailable"] == 1
    assert KUBERNETES["HorizontalPodAutoscaler"]["spec"]["minReplicas"] >= 2
    assert KUBERNETES["Deployment"]["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def test_the_proxies_let_an_upload_through():
    size = f"{Settings().upload_mb + 1}m"
    annotations = KUBERNETES["Ingress"]["metadata"]["annotations"]
    assert annotations["nginx.ingress.kubernetes.io/proxy-body-size"] == size
    assert f"client_max_body_size {size};" in (DEPLOY / "nginx" / "nginx.conf").read_text("utf-8")


def test_the_unit_stops_reloads_and_has_no_rights():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(DEPLOY / "parley@.service")
    service = unit["Service"]
    assert service["KillSignal"] == "SIGTERM"
    assert service["ExecReload"] == "/bin/kill -HUP $MAINPID"
    assert int(service["TimeoutStopSec"]) > Settings().stop_seconds + 5
    assert service["DynamicUser"] == service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
def test_systemd_understands_every_line_of_the_unit(tmp_path):
    text = (DEPLOY / "parley@.service").read_text("utf-8")
    place = tmp_path / "parley@8501.service"
    place.write_text(
        text.replace("/opt/parley/.venv/bin/python", shutil.which("true") or ""), "utf-8"
    )
    found = subprocess.run(["systemd-analyze", "verify", place], capture_output=True, text=True)
    assert "Unknown" not in found.stderr
    assert "Failed to parse" not in found.stderr
