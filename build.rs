//! Gives the program for Windows its picture and its name, as Explorer, the taskbar and "Open with" show them.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=assets/icon/egov-score.ico");
    // The system that is built for, which need not be the one that builds.
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return;
    }
    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("assets/icon/egov-score.ico")
        .set("FileDescription", "Chấm điểm Chính quyền điện tử")
        .set("ProductName", "egov-score");
    // The same tools link the program: where they are found, so is the resource compiler. Without its picture it works all the same.
    if let Err(error) = resource.compile() {
        println!("cargo::warning=the program gets no picture: {error}");
    }
}
