package binary

import (
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The demo's sockets are all on loopback, and it doesn't ask the message bus for a keyring.
func TestTheDemoOpensNothingButLoopback(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/proc/self/net/tcp"); err != nil {
		t.Skip("there is no /proc/net to look into")
	}
	asked := make(chan struct{}, 100)
	bus := messageBus(t, func(net.Conn) { asked <- struct{}{} })
	tm := openTerminal(t, 120, 36, bus, "CLICKUP_API_TOKEN=pk_1_NEVER")
	tm.run("--demo")
	tm.wait("1/164")
	seen := 0
	check := func() {
		t.Helper()
		for _, s := range sockets(t, tm.pid()) {
			seen++
			if s != "127.0.0.1" && s != "::1" {
				t.Errorf("the demo has a socket at %s", s)
			}
		}
	}
	check()
	inviteByKeys(tm, "zoe@client.example")
	check()
	tm.keys("a")
	tm.wait("Seat audit")
	check()
	tm.keys("Escape")
	tm.waitGone("Seat audit")
	tm.keys("q")
	tm.ended(0)
	if seen == 0 {
		t.Error("no socket was found, not even the demo's own")
	}
	if len(asked) > 0 {
		t.Errorf("the message bus was asked %d times", len(asked))
	}
}

// sockets returns the local and remote addresses of a process's sockets, without the
// unspecified remote addresses of listeners.
func sockets(t *testing.T, pid int) []string {
	t.Helper()
	proc := "/proc/" + strconv.Itoa(pid)
	open := map[string]bool{}
	fds, err := os.ReadDir(filepath.Join(proc, "fd"))
	if err != nil {
		t.Fatal(err)
	}
	for _, fd := range fds {
		to, err := os.Readlink(filepath.Join(proc, "fd", fd.Name()))
		if inode, ok := strings.CutPrefix(to, "socket:["); ok && err == nil {
			open[strings.TrimSuffix(inode, "]")] = true
		}
	}
	var out []string
	for _, kind := range []string{"tcp", "tcp6", "udp", "udp6"} {
		table, _ := os.ReadFile(filepath.Join(proc, "net", kind)) // the table is missing without IPv6
		for line := range strings.Lines(string(table)) {
			if f := strings.Fields(line); len(f) > 9 && open[f[9]] {
				delete(open, f[9])
				out = append(out, address(f[1]))
				if remote := address(f[2]); remote != "0.0.0.0" && remote != "::" {
					out = append(out, remote)
				}
			}
		}
	}
	for inode := range open { // sockets that are not internet sockets
		if table, _ := os.ReadFile(filepath.Join(proc, "net", "unix")); strings.Contains(string(table), " "+inode) {
			out = append(out, "unix socket "+inode)
		}
	}
	return out
}

// address parses an address as the kernel writes it: hexadecimal words of four bytes, each in
// reverse order.
func address(text string) string {
	digits, _, _ := strings.Cut(text, ":")
	ip := make(net.IP, len(digits)/2)
	for i := range ip {
		b, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			return text
		}
		ip[i/4*4+3-i%4] = byte(b)
	}
	return ip.String()
}
