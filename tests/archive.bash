# shellcheck shell=bash
# an archive of the web with one page of invented news
archive() {
	cat >page.html <<-'END'
		<!DOCTYPE html><html lang="en"><head><meta property="og:title" content="Quay closed">
		<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-19"}</script></head>
		<body><nav><a href="/">Home</a></nav><article><h1>Quay closed</h1>
		<p>“The quay is closed,” said Ada Moss on Monday.</p>
		<blockquote class="twitter-tweet"><p>No boats!</p>&mdash; Tom Arden (@tarden)
		<a href="https://twitter.com/tarden/status/1256540000000000000">May 2, 2020</a></blockquote>
		</article></body></html>
	END
	{
		printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'
		cat page.html
	} >message
	{
		printf '%s\r\n' WARC/1.0 'WARC-Type: response' 'WARC-Record-ID: <urn:uuid:1>' \
			'WARC-Target-URI: https://quay.example/1' 'WARC-Date: 2026-03-20T00:00:00Z' \
			'Content-Type: application/http' "Content-Length: $(stat -c %s message)" ''
		cat message
		printf '\r\n\r\n'
	} | gzip >crawl.warc.gz
}
