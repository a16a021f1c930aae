# shellcheck shell=bash
# A page in headless Chromium, over WebDriver (www.w3.org/TR/webdriver2): chromedriver speaks JSON, curl and jq do too.

# browser_start DIR: a browser whose profile is in DIR; its log is kept
browser_start() {
	driver=
	chromedriver --port=0 >"$1/driver.log" 2>&1 3>&- &
	driver=$!
	for _ in $(seq 100); do
		port=$(sed -n 's/.*started successfully on port \([0-9]*\).*/\1/p' "$1/driver.log")
		[ -z "$port" ] || break
		sleep 0.1
	done
	at=http://localhost:$port/session
	session=$(jq -n --arg profile "$1/profile" '{capabilities: {alwaysMatch: {
		browserName: "chrome",
		unhandledPromptBehavior: "ignore",
		"goog:loggingPrefs": {browser: "ALL"},
		"goog:chromeOptions": {args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
			"--hide-scrollbars", "--user-data-dir=\($profile)"]}}}}' |
		curl -sS -d @- "$at" | jq -er .value.sessionId)
	at=$at/$session
}

browser_stop() {
	[ -z "${at:-}" ] || curl -sS -X DELETE "$at" >/dev/null || true
	[ -z "${driver:-}" ] || kill "$driver" || true
}

# tell COMMAND JSON: the answer's value
tell() {
	curl -sS -d "$2" "$at/$1" | jq -c .value
}

open_page() { # FILE
	tell url "$(jq -n --arg url "file://$(realpath "$1")" '{url: $url}')"
}

# js SCRIPT: what it returns, as JSON
js() {
	tell execute/sync "$(jq -n --arg script "$1" '{script: $script, args: []}')"
}

# click XPATH: as a mouse does, on what is visible there
click() {
	local element
	element=$(tell element "$(jq -n --arg x "$1" '{using: "xpath", value: $x}')" | jq -r '.[]')
	tell "element/$element/click" '{}' | tee "$BATS_TEST_TMPDIR/clicked" | grep -qx null || {
		cat "$BATS_TEST_TMPDIR/clicked"
		return 1
	}
}

# press KEY: as a keyboard does; Escape is \ue00c, Tab \ue004, Enter \ue007
press() {
	tell actions "{\"actions\":[{\"type\":\"key\",\"id\":\"k\",\"actions\":[{\"type\":\"keyDown\",\"value\":\"$1\"},{\"type\":\"keyUp\",\"value\":\"$1\"}]}]}" >/dev/null
}

# what the browser complained of since it was last asked
complaints() {
	tell se/log '{"type":"browser"}' | jq -r '.[] | select(.level == "SEVERE" or .level == "WARNING") | .message'
}

# size WIDTH HEIGHT: of the page, not of the window around it
size() {
	tell goog/cdp/execute "{\"cmd\":\"Emulation.setDeviceMetricsOverride\",\"params\":{\"width\":$1,\"height\":$2,\"deviceScaleFactor\":1,\"mobile\":false}}" >/dev/null
}

# scheme dark|light: colours as the user wants them, who wants nothing to move while it is clicked on, too
scheme() {
	tell goog/cdp/execute "{\"cmd\":\"Emulation.setEmulatedMedia\",\"params\":{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"$1\"},{\"name\":\"prefers-reduced-motion\",\"value\":\"reduce\"}]}}" >/dev/null
}

picture() { # FILE
	curl -sS "$at/screenshot" | jq -r .value | base64 -d >"$1"
}
