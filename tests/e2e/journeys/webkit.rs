//! WebKit, in the browser that WebKitGTK brings, by WebKitWebDriver.

shared_journeys!(WebKit);
