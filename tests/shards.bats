#!/usr/bin/env bats
# pipelines/shards: many files, one job each, nothing lost and nothing done twice.

setup() {
	cd "$BATS_TEST_DIRNAME/.." || return
	bin=$(realpath "${BUILD:-build}/bin")
	tmp=$BATS_TEST_TMPDIR
	stages="segment | summarize"
	mkdir "$tmp/in"
	for i in 1 2 3; do
		for j in $(seq 40); do
			echo "{\"id\":\"$i.$j\",\"text\":\"The ferry left at $j. It came back at ten.\"}"
		done >"$tmp/in/part $i.jsonl"
	done
	: >"$tmp/in/empty.jsonl"
}

teardown() {
	[ ! -f "$BATS_TEST_TMPDIR/sshd.pids" ] || xargs kill <"$BATS_TEST_TMPDIR/sshd.pids" 2>/dev/null || true
}

shards() {
	pipelines/shards -j 2 --bin "$bin" "$@"
}

single() { # FILE...: what one process makes of them
	cat "$@" | "$bin/segment" | "$bin/summarize"
}

@test "shards give what one process gives, compressed ones too" {
	gzip -k "$tmp/in/part 2.jsonl"
	zstd -q "$tmp/in/part 3.jsonl"
	# one huge record among small ones
	printf '{"id":"huge","text":"%s"}\n' "$(head -c 3000000 /dev/zero | tr '\0' x)" >>"$tmp/in/part 1.jsonl"
	shards --stages "$stages" "$tmp/out" "$tmp/in/part 1.jsonl" "$tmp/in"/*.gz "$tmp/in"/*.zst "$tmp/in/empty.jsonl"
	{
		cat "$tmp/out/part 1.jsonl"
		gzip -dc "$tmp/out/part 2.jsonl.gz"
		zstd -dc "$tmp/out/part 3.jsonl.zst"
		cat "$tmp/out/empty.jsonl"
	} | cmp - <(single "$tmp/in/part 1.jsonl" "$tmp/in/part 2.jsonl" "$tmp/in/part 3.jsonl")
	[ -z "$(find "$tmp/out" -name '*.part')" ]
}

@test "a second run does nothing; a missing output and a newer shard are done again" {
	shards --stages "$stages" "$tmp/out" "$tmp/in"/*.jsonl
	run shards --stages "$stages" "$tmp/out" "$tmp/in"/*.jsonl
	[ "$status" -eq 0 ]
	[ "$output" = "shards: 4 shards, 0 to do" ]
	rm "$tmp/out/part 1.jsonl"
	touch -d '+1 minute' "$tmp/in/part 3.jsonl"
	touch -d '-1 minute' "$tmp/out/part 2.jsonl"
	touch -d '-1 hour' "$tmp/in/part 2.jsonl"
	run shards --stages "$stages" "$tmp/out" --list <(ls "$tmp/in"/*.jsonl)
	[ "$status" -eq 2 ] # options stand first
	run shards --stages "$stages" --list <(ls "$tmp/in"/*.jsonl) "$tmp/out"
	[ "${lines[0]}" = "shards: 4 shards, 2 to do" ]
	single "$tmp/in/part 1.jsonl" | cmp - "$tmp/out/part 1.jsonl"
}

@test "a shard that kills a filter is named, the others are whole; after the fix it is completed" {
	mkdir "$tmp/bin"
	cp "$bin/segment" "$tmp/bin"
	cp "$bin/../tests/die" "$tmp/bin/check"
	sed -i '20s/The ferry/crash: the ferry/' "$tmp/in/part 2.jsonl"
	run pipelines/shards --bin "$tmp/bin" --stages "segment | check" "$tmp/out" "$tmp/in"/*.jsonl
	[ "$status" -eq 1 ]
	grep -qxF "shards: $tmp/in/part 2.jsonl: failed, there is no $tmp/out/part 2.jsonl" <<<"$output"
	[ ! -e "$tmp/out/part 2.jsonl" ]
	for i in 1 3; do
		[ "$(jq -r .id "$tmp/out/part $i.jsonl" | wc -l)" -eq 40 ]
	done
	[ "$(awk -F '\t' '$7 == 139' "$tmp/out/joblog" | wc -l)" -eq 1 ]
	cp "$bin/summarize" "$tmp/bin/check"
	run pipelines/shards --bin "$tmp/bin" --stages "segment | check" "$tmp/out" "$tmp/in"/*.jsonl
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "shards: 4 shards, 1 to do" ]
	single "$tmp/in/part 2.jsonl" | cmp - "$tmp/out/part 2.jsonl"
}

@test "a refused record fails its shard, unless so many are allowed" {
	echo '{"id":"no text"}' >>"$tmp/in/part 1.jsonl"
	run shards --stages "$stages" "$tmp/out" "$tmp/in"/*.jsonl
	[ "$status" -eq 1 ]
	[ ! -e "$tmp/out/part 1.jsonl" ]
	[ -e "$tmp/out/part 2.jsonl" ]
	run shards --stages "$stages" --each "--max-errors=1" "$tmp/other" "$tmp/in"/*.jsonl
	[ "$status" -eq 0 ]
	[ "$(wc -l <"$tmp/other/part 1.jsonl")" -eq 40 ]
}

@test "a truncated archive fails, and nothing takes its name" {
	gzip "$tmp/in/part 1.jsonl"
	truncate -s 100 "$tmp/in/part 1.jsonl.gz"
	run shards --stages "$stages" "$tmp/out" "$tmp/in/part 1.jsonl.gz"
	[ "$status" -eq 1 ]
	[ ! -e "$tmp/out/part 1.jsonl.gz" ]
}

@test "what cannot be done is said before anything is" {
	run shards --stages "$stages" "$tmp/out" "$tmp/in/none.jsonl"
	[ "$status" -eq 2 ]
	[[ $output == *"none.jsonl: no such file"* ]]
	mkdir "$tmp/more"
	cp "$tmp/in/part 1.jsonl" "$tmp/more"
	run shards --stages "$stages" "$tmp/out" "$tmp/in/part 1.jsonl" "$tmp/more/part 1.jsonl"
	[ "$status" -eq 2 ]
	[[ $output == *"has the same name"* ]]
	shards --stages "$stages" "$tmp/out" "$tmp/in/empty.jsonl"
	run shards --stages segment "$tmp/out" "$tmp/in/empty.jsonl"
	[ "$status" -eq 2 ]
	[[ $output == *"other stages"* ]]
	run shards --no-such-option "$tmp/out" "$tmp/in/empty.jsonl"
	[ "$status" -eq 2 ]
}

# two hosts: two servers on the loopback, with keys of their own
hosts() {
	ssh-keygen -q -t ed25519 -N '' -f "$tmp/key"
	mkdir -p /run/sshd
	for port in 22171 22172; do
		printf '%s\n' "Port $port" "ListenAddress 127.0.0.1" "HostKey $tmp/key" \
			"AuthorizedKeysFile $tmp/key.pub" "StrictModes no" "UsePAM no" "PermitRootLogin yes" \
			"PidFile none" >"$tmp/sshd.$port"
		"$(command -v sshd || echo /usr/sbin/sshd)" -D -f "$tmp/sshd.$port" 2>"$tmp/sshd.$port.log" &
		echo $! >>"$tmp/sshd.pids"
		printf '%s\n' "Host h$port" "HostName 127.0.0.1" "Port $port" "IdentityFile $tmp/key" \
			"User $(id -un)" "StrictHostKeyChecking no" "UserKnownHostsFile /dev/null" "LogLevel ERROR" >>"$tmp/ssh"
	done
	export PARALLEL_SSH="ssh -F $tmp/ssh"
	for port in 22171 22172; do
		for _ in $(seq 50); do
			! $PARALLEL_SSH "h$port" true 2>/dev/null || break
			sleep 0.1
		done
	done
}

@test "two hosts give the same, and are left as they were" {
	[ "$(id -u)" -eq 0 ] || skip "starts ssh servers, as root"
	hosts
	shards --sshlogin h22171,h22172 --stages "$stages" "$tmp/out" "$tmp/in"/*.jsonl
	cat "$tmp/out"/*.jsonl | cmp - <(single "$tmp/in"/*.jsonl)
	[ "$(grep -c . "$tmp/out/joblog")" -eq 5 ]
	run compgen -G "$HOME/newsline-*"
	[ -z "$output" ]
	# one host goes away: what it had fails, and a rerun on the other completes it
	rm "$tmp/out"/*.jsonl
	kill "$(tail -n 1 "$tmp/sshd.pids")"
	run shards --sshlogin h22171,h22172 --stages "$stages" "$tmp/out" "$tmp/in"/*.jsonl
	[ "$status" -eq 2 ]
	[[ $output == *"h22172: the programs cannot be copied there"* ]]
	shards --sshlogin h22171 --stages "$stages" "$tmp/out" "$tmp/in"/*.jsonl
	cat "$tmp/out"/*.jsonl | cmp - <(single "$tmp/in"/*.jsonl)
}
