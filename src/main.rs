//! Arguments → command line or window, nothing else.
fn main() {}
