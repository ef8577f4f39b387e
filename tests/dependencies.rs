//! What the program is made of: the most of `deny.toml`, kept without its tool.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot read its files fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Two versions of one of these do not fit together in one program.
const SINGLE: &[&str] = &["accesskit", "eframe", "egui", "emath", "epaint", "ron", "serde", "wgpu"];

fn package(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// Name and version of every package in a `Cargo.lock`, for every platform.
fn locked(lock: &str) -> BTreeSet<(&str, &str)> {
    let mut found = BTreeSet::new();
    for package in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""));
            line.map_or("", |rest| rest.trim_end_matches('"'))
        };
        found.insert((value("name"), value("version")));
    }
    found
}

/// The packages of [`SINGLE`] that stand in the lock file more than once.
fn doubled(lock: &str) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, version) in locked(lock) {
        versions.entry(name).or_default().push(version);
    }
    let doubled = versions.into_iter().filter(|(name, versions)| SINGLE.contains(name) && versions.len() > 1);
    doubled.map(|(name, versions)| format!("{name}: {}", versions.join(" and "))).collect()
}

/// The strings of the list `key = [...]` in a TOML file, without what comments say.
fn list(toml: &str, key: &str) -> Vec<String> {
    let mut lines = toml.lines().skip_while(|line| *line != format!("{key} = [")).skip(1);
    let lines = lines.by_ref().take_while(|line| *line != "]");
    lines.filter_map(|line| line.trim().strip_prefix('"')?.split('"').next()).map(str::to_owned).collect()
}

/// Whether one of the ways that a licence expression offers is all in the list. Cargo's older `/` is an `OR`.
fn allowed(expression: &str, list: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, list) && rest.is_empty()
}

fn either(rest: &mut &[&str], list: &[String]) -> bool {
    let mut any = all(rest, list);
    while let ["OR", next @ ..] = *rest {
        *rest = next;
        any |= all(rest, list);
    }
    any
}

fn all(rest: &mut &[&str], list: &[String]) -> bool {
    let mut every = one(rest, list);
    while let ["AND", next @ ..] = *rest {
        *rest = next;
        every &= one(rest, list);
    }
    every
}

fn one(rest: &mut &[&str], list: &[String]) -> bool {
    match *rest {
        ["(", next @ ..] => {
            *rest = next;
            let inner = either(rest, list);
            let closed = rest.first() == Some(&")");
            *rest = rest.get(1..).unwrap_or_default();
            inner && closed
        }
        [name, "WITH", exception, next @ ..] => {
            *rest = next;
            list.contains(&format!("{name} WITH {exception}"))
        }
        [name, next @ ..] => {
            *rest = next;
            // `MPL-2.0+` is this version or a later one.
            list.iter().any(|known| known == name.trim_end_matches('+'))
        }
        [] => false,
    }
}

/// Name, version and licence of every package that is built on this platform.
fn licences(metadata: &serde_json::Value) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().expect("packages");
    packages.iter().map(|p| (format!("{} {}", text(&p["name"]), text(&p["version"])), text(&p["license"]))).collect()
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(package("")).output().expect(program);
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn what_must_fit_together_is_there_once() {
    let lock = fs::read_to_string(package("Cargo.lock")).unwrap();
    for name in SINGLE {
        assert!(locked(&lock).iter().any(|(locked, _)| locked == name), "{name} is not in Cargo.lock");
    }
    let doubled = doubled(&lock);
    assert!(doubled.is_empty(), "Cargo.lock has two versions of\n{}", doubled.join("\n"));
}

#[test]
fn the_list_of_single_packages_is_that_of_deny_toml() {
    let deny = fs::read_to_string(package("deny.toml")).unwrap();
    let names: Vec<&str> = deny
        .lines()
        .filter(|line| line.contains("deny-multiple-versions"))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(names, SINGLE);
}

#[test]
fn every_licence_is_in_the_list() {
    let deny = fs::read_to_string(package("deny.toml")).unwrap();
    let list = list(&deny, "allow");
    let host = output("rustc", &["-vV"]);
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Other platforms' packages need not be on this machine.
    let arguments = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host];
    let metadata = output(env!("CARGO"), &arguments);
    let packages = licences(&serde_json::from_str(&metadata).unwrap());
    assert!(packages.len() > 100, "only {} packages: the list is not whole", packages.len());
    let refused: Vec<String> = packages
        .into_iter()
        .filter(|(_, licence)| !allowed(licence, &list))
        .map(|(name, licence)| format!("{name}: {}", if licence.is_empty() { "no licence" } else { &licence }))
        .collect();
    assert!(refused.is_empty(), "not in the list of deny.toml:\n{}", refused.join("\n"));
}

#[test]
fn two_versions_are_found() {
    let lock =
        "[[package]]\nname = \"egui\"\nversion = \"0.36.1\"\n\n[[package]]\nname = \"egui\"\nversion = \"0.37.0\"\n
        [[package]]\nname = \"syn\"\nversion = \"2.0.0\"\n[[package]]\nname = \"syn\"\nversion = \"3.0.0\"\n";
    assert_eq!(doubled(lock), ["egui: 0.36.1 and 0.37.0"]);
    assert_eq!(doubled(&lock.replace("0.36.1", "0.37.0")), [""; 0]);
}

#[test]
fn licence_expressions_are_read() {
    let list =
        list("[licenses]\nallow = [\n    \"MIT\",\n    # \"GPL-3.0\"\n    \"MPL-2.0\",\n]\nother = \"ISC\"", "allow");
    assert_eq!(list, ["MIT", "MPL-2.0"]);
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "Apache-2.0/MIT",
        "MIT AND MPL-2.0+",
        "(ISC OR MIT) AND MPL-2.0",
        "Apache-2.0 WITH LLVM-exception OR MIT",
    ] {
        assert!(allowed(good, &list), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT", "MIT MIT", "MIT WITH X-exception", "(ISC OR X) AND MIT"] {
        assert!(!allowed(bad, &list), "{bad}");
    }
}

#[test]
fn a_package_without_a_licence_is_refused() {
    let metadata = serde_json::json!({ "packages": [{ "name": "a", "version": "1.0.0", "license": null }] });
    let packages = licences(&metadata);
    assert_eq!(packages, [("a 1.0.0".to_owned(), String::new())]);
    assert!(!allowed(&packages[0].1, &["MIT".to_owned()]));
}
