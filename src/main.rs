//! Starts the app.

fn main() {
    candour::ui::start();
}
