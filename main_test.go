package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/rogpeppe/go-internal/testscript"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/cli"
	"cutui/internal/cli/jsontest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cutui": func() {
		os.Exit(checked(run)) //nolint:forbidigo // it is the program of the scripts
	}})
}

// badDocument is the exit code of a script's command whose JSON is not as the schema says.
const badDocument = 99

// checked runs the program and checks the JSON document that it was asked for. What it
// writes goes on as it comes.
func checked(run func() int) int {
	log.SetOutput(io.Discard) // as main does
	if !jsontest.Asked(os.Args[1:]) || term.IsTerminal(os.Stdout.Fd()) {
		return run()
	}
	read, write, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	stdout := os.Stdout
	os.Stdout = write
	var document bytes.Buffer
	copied := make(chan error)
	go func() {
		_, err := io.Copy(io.MultiWriter(stdout, &document), read)
		copied <- err
	}()
	code := run()
	_ = write.Close()
	if err := <-copied; err != nil || document.Len() == 0 {
		return code
	}
	schema, err := jsontest.New(cli.Schema())
	documents := [][]byte{document.Bytes()}
	if os.Args[1] == "watch" { // a document a line
		documents = slices.Collect(bytes.Lines(document.Bytes()))
	}
	for _, doc := range documents {
		if err == nil {
			err = schema.CheckAny(doc)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "the document is not as the schema says:", err)
		return badDocument
	}
	return code
}

// TestScripts runs the real command line. Scripts have these commands besides
// testscript's own:
//
//	clickup [-hostile] [-enterprise] [-caller MAIL] [-allowed WORKSPACES] [OP[@N][/PART]=FAULT]…   a ClickUp that keeps its state through the script; PART is of the path,
//	                                                    after: before a status lets the call take effect first
//	fault OP=FAULT…                                     from now on that ClickUp has these faults
//	unplug                                              that ClickUp can't be reached any more
//	exits CODE cutui ARGS…                              runs a command that must end with that code
//	json PATH VALUE, jsonerr PATH VALUE                 looks into the last stdout, or the last line of stderr
//	guest WORKSPACE MAIL [KIND:ID=LEVEL]…               somebody is in the ClickUp with exactly these shares
//	interrupt SIGNAL, then wait, then ended CODE        signals the command in the background once its call hangs
//	fill SHEET OUT BY DAY [MAIL=ANSWER]…                 answers a sheet of a review, whose name may be a pattern
//	recipe CODE FILE HEADING                            runs what stands below a heading of docs/FILE
//	sent OP N                                           how often an operation changed something
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"} {
				e.Setenv(name, e.WorkDir+"/home/"+name)
			}
			e.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+e.WorkDir+"/no-bus") // the machine's keyring stays out of it
			e.Setenv("CUTUI_WORKSPACE", sim.Northwind)                             // changes name it; a script about that takes it away
			e.Setenv("NW", sim.Northwind)
			e.Setenv("FW", sim.Fieldworks)
			e.Setenv("LABS", sim.Labs)
			e.Setenv("ZEBRA", sim.ZebraTask)
			e.Setenv("TOKEN", sim.Token)
			e.Values[serverKey{}] = &running{hangs: make(chan struct{}, 16)}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"clickup": startClickUp, "fault": changeFaults, "unplug": unplug, "exits": exits, "json": jsonOut, "jsonerr": jsonErr, "guest": hasGuest, "sent": sent, "asked": asked,
			"recipe": recipe, "interrupt": interrupt, "ended": ended, "fill": fill,
		},
	})
}

type serverKey struct{}

func startClickUp(ts *testscript.TestScript, _ bool, args []string) {
	o := sim.Options{Now: time.Now}
	faults := map[string]*simtest.Fault{}
	servers(ts).setFaults(faults)
	for len(args) > 0 {
		switch op, fault, ok := strings.Cut(args[0], "="); {
		case args[0] == "-enterprise":
			o.Enterprise = true
		case args[0] == "-hostile":
			o.Reshape = simtest.Hostile("\x1b[31m", "\u202e", "=cmd|", "\x1b]0;owned\a", "a\r\nb", "<script>")
		case args[0] == "-caller":
			args = args[1:]
			o.Caller = args[0]
		case args[0] == "-allowed":
			args = args[1:]
			o.AllowedWorkspaces = strings.Split(args[0], ",")
		case ok:
			faults[op] = parseFault(ts, fault)
		default:
			ts.Fatalf("clickup: %q", args[0])
		}
		args = args[1:]
	}
	o.Intercept = simtest.Faults(func(op string, r *http.Request, n int) *simtest.Fault {
		for key, f := range servers(ts).faults() {
			name, part, _ := strings.Cut(key, "/")
			if (name == op || name == fmt.Sprintf("%s@%d", op, n)) && strings.Contains(r.URL.Path, part) {
				if f.Hang {
					servers(ts).hangs <- struct{}{}
				}
				return f
			}
		}
		return nil
	})
	server := sim.New(o)
	base, err := server.Start()
	ts.Check(err)
	ts.Defer(func() { _ = server.Close() })
	ts.Setenv("CUTUI_API_URL", base)
	ts.Setenv("CLICKUP_API_TOKEN", sim.Token)
	servers(ts).Server = server
}

func changeFaults(ts *testscript.TestScript, _ bool, args []string) {
	faults := map[string]*simtest.Fault{}
	for _, arg := range args {
		op, fault, _ := strings.Cut(arg, "=")
		faults[op] = parseFault(ts, fault)
	}
	servers(ts).setFaults(faults)
}

func unplug(ts *testscript.TestScript, _ bool, _ []string) { ts.Check(servers(ts).Close()) }

func parseFault(ts *testscript.TestScript, text string) *simtest.Fault {
	switch text {
	case "html":
		return &simtest.Fault{Status: http.StatusNotFound, Body: "<!doctype html><h1>Not here</h1>"}
	case "blocked":
		return &simtest.Fault{Status: http.StatusForbidden, Body: "<!doctype html><title>Attention Required!</title>"}
	case "noteams":
		return &simtest.Fault{Status: http.StatusOK, Body: `{"teams":[]}`, ContentType: "application/json"}
	case "truncate":
		return &simtest.Fault{Truncate: true}
	case "lost":
		return &simtest.Fault{Reset: true, AfterEffect: true}
	case "hang":
		return &simtest.Fault{Hang: true}
	}
	text, after := strings.CutPrefix(text, "after:")
	parts := strings.SplitN(text, ":", 3)
	status, err := strconv.Atoi(parts[0])
	ts.Check(err)
	f := &simtest.Fault{Status: status, AfterEffect: after}
	if len(parts) == 3 {
		f.Code, f.Message = parts[1], parts[2]
	}
	return f
}

// running is the ClickUp of a script.
type running struct {
	*sim.Server
	hangs       chan struct{} // a call that never ends has begun
	interrupted *exec.Cmd
	broken      atomic.Pointer[map[string]*simtest.Fault]
}

func (r *running) setFaults(faults map[string]*simtest.Fault) { r.broken.Store(&faults) }

func (r *running) faults() map[string]*simtest.Fault { return *r.broken.Load() }

func servers(ts *testscript.TestScript) *running {
	r, ok := ts.Value(serverKey{}).(*running)
	if !ok {
		ts.Fatalf("a script without a place for its ClickUp")
	}
	return r
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command…")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var e *exec.ExitError
		if !errors.As(err, &e) {
			ts.Check(err)
		}
		code = e.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// interrupt sends a signal to the background command once its call hangs.
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	signals := map[string]os.Signal{"INT": os.Interrupt, "TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP}
	cmds := ts.BackgroundCmds()
	if neg || len(args) != 1 || signals[args[0]] == nil || len(cmds) != 1 {
		ts.Fatalf("usage: interrupt INT|TERM|HUP, with one command in the background")
	}
	select {
	case <-servers(ts).hangs:
	case <-time.After(20 * time.Second):
		ts.Fatalf("no call hangs")
	}
	servers(ts).interrupted = cmds[0]
	ts.Check(cmds[0].Process.Signal(signals[args[0]]))
}

// ended checks the exit code of the interrupted command, after "wait".
func ended(ts *testscript.TestScript, _ bool, args []string) {
	if code := servers(ts).interrupted.ProcessState.ExitCode(); len(args) != 1 || strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %v", code, args)
	}
}

func jsonOut(ts *testscript.TestScript, neg bool, args []string) {
	look(ts, neg, ts.ReadFile("stdout"), args)
}

func jsonErr(ts *testscript.TestScript, neg bool, args []string) {
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stderr")), "\n")
	look(ts, neg, lines[len(lines)-1], args)
}

// look compares a value of a document, as JSON has it, or a text without quotes.
// The path is of names and numbers; len is the length.
func look(ts *testscript.TestScript, neg bool, text string, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json PATH VALUE")
	}
	var at any
	ts.Check(json.Unmarshal([]byte(text), &at))
	for key := range strings.SplitSeq(args[0], ".") {
		at = step(ts, at, key, args[0])
	}
	got, ok := at.(string)
	if !ok {
		encoded, err := json.Marshal(at)
		ts.Check(err)
		got = string(encoded)
	}
	if (got == args[1]) == neg {
		ts.Fatalf("%s is %s, want %s", args[0], got, args[1])
	}
}

func step(ts *testscript.TestScript, at any, key, path string) any {
	switch v := at.(type) {
	case map[string]any:
		value, ok := v[key]
		if !ok {
			ts.Fatalf("%s: there is no %q", path, key)
		}
		return value
	case []any:
		if key == "len" {
			return len(v)
		}
		i, err := strconv.Atoi(key)
		if err != nil || i >= len(v) {
			ts.Fatalf("%s: no element %q of %d", path, key, len(v))
		}
		return v[i]
	}
	ts.Fatalf("%s: nothing below %q", path, key)
	return nil
}

func hasGuest(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: guest WORKSPACE MAIL SHARES…")
	}
	p, there := servers(ts).Guest(args[0], args[1])
	if there == neg {
		ts.Fatalf("%s is there: %v", args[1], there)
	}
	shares := make([]string, 0, len(p.Shares))
	for _, s := range p.Shares {
		shares = append(shares, fmt.Sprintf("%s:%s=%s", s.Kind, s.ID, s.Level))
	}
	slices.Sort(shares)
	want := slices.Sorted(slices.Values(args[2:]))
	if !slices.Equal(shares, want) {
		ts.Fatalf("%s has %v, want %v", args[1], shares, want)
	}
}

// asked OP N: ClickUp got N calls of an operation.
func asked(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: asked OP N")
	}
	n := 0
	for _, c := range servers(ts).Calls() {
		if c.Op == args[0] {
			n++
		}
	}
	if strconv.Itoa(n) != args[1] {
		ts.Fatalf("%s was called %d times, want %s", args[0], n, args[1])
	}
}

func sent(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: sent OP N")
	}
	if n := servers(ts).CountEffects(args[0]); strconv.Itoa(n) != args[1] {
		ts.Fatalf("%s had effect %d times, want %s", args[0], n, args[1])
	}
}
