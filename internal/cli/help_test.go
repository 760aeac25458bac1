package cli

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"cutui/internal/app"
)

// run runs a command line that needs no ClickUp.
func run(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = Run(t.Context(), args, Deps{
		In: strings.NewReader(""), Out: &o, Err: &e, App: app.Options{Env: func(string) string { return "" }, Version: "1.2.3"}, Commit: "0123456789", Built: "2026-11-02",
	})
	return code, o.String(), e.String()
}

// commands are all command lines, without the program's name.
func commands(t *testing.T) [][]string {
	t.Helper()
	var all [][]string
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		all = append(all, strings.Fields(cmd.CommandPath())[1:])
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk((&shell{}).root())
	return all
}

func TestHelpFitsEightyColumns(t *testing.T) {
	t.Parallel()
	for _, path := range commands(t) {
		code, out, errs := run(t, append(slices.Clone(path), "--help")...)
		if code != ExitFine || errs != "" || !strings.Contains(out, "USAGE") {
			t.Errorf("%v: exit code %d, %q", path, code, errs)
		}
		for line := range strings.SplitSeq(out, "\n") {
			if ansi.StringWidth(line) > 80 || strings.HasSuffix(line, " ") || strings.Contains(line, "\x1b") {
				t.Errorf("%v: %q", path, line)
			}
		}
	}
}

func TestHelpThatCantBeWrittenFails(t *testing.T) {
	t.Parallel()
	lines := [][]string{{"--version"}, {"version"}, {"schema"}, {"man"}, {"completion", "bash"}, {"licences"}}
	for _, path := range commands(t) {
		lines = append(lines, append(slices.Clone(path), "--help"))
	}
	for _, args := range lines {
		var errs bytes.Buffer
		code := Run(t.Context(), args, Deps{In: strings.NewReader(""), Out: full{}, Err: &errs, App: app.Options{Env: func(string) string { return "" }, Version: "1.2.3"}})
		if code != ExitFailed || errs.String() != "cutui: no space left on device\n" {
			t.Errorf("%v: exit code %d, %q", args, code, errs.String())
		}
	}
}

// full is a writer that always fails, as on a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// The help's example of fields names those of the schema.
func TestExampleFieldsAreInTheSchema(t *testing.T) {
	t.Parallel()
	for _, path := range commands(t) {
		cmd, _, err := (&shell{}).root().Find(path)
		if err != nil || cmd.Flags().Lookup("json") == nil {
			continue
		}
		_, example, found := strings.Cut(cmd.Flags().Lookup("json").Usage, "such as ")
		if err := checkFields(cmd, strings.Split(example, ",")); err != nil || !found {
			t.Errorf("%v: %q: %v", path, example, err)
		}
	}
}

func TestEveryCommandSaysWhatItDoes(t *testing.T) {
	t.Parallel()
	for _, path := range commands(t) {
		cmd, _, err := (&shell{}).root().Find(path)
		if err != nil || cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%v: %q %v", path, cmd.Short, err)
		}
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	if code, out, _ := run(t, "--version"); code != ExitFine || out != "cutui version 1.2.3 (0123456, 2026-11-02)\n" {
		t.Errorf("%d %q", code, out)
	}
}

// A shell must read other people's text as one word.
func TestOnlyHarmlessWordsAreCompleted(t *testing.T) {
	t.Parallel()
	for word, offered := range map[string]bool{
		"zoë@client.example": true, "Northwind Studio": true, "a+b@x.example": true,
		"$(reboot)@x.example": false, "`id`@x.example": false, "-rf": false, "a;b": false, "a'b": false, "a\nb": false, "": false, "a&b": false,
	} {
		if got := described(nil, "", word, ""); (len(got) == 1) != offered {
			t.Errorf("%q: %q", word, got)
		}
	}
}

func TestCompletions(t *testing.T) {
	t.Parallel()
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if code, out, _ := run(t, "completion", shell); code != ExitFine || !strings.Contains(out, "cutui") {
			t.Errorf("%s: %d, %d bytes", shell, code, len(out))
		}
	}
	for line, want := range map[string]string{
		"peo":                        "people\tList members",
		"people --format ":           "table\njson\ncsv",
		"people --sort ":             "last_active",
		"--theme ":                   "high-contrast",
		"audit --fail-on ":           "info\nlow\nmedium\nhigh",
		"invite --permission ":       "read\ncomment\nedit\ncreate",
		"guest ":                     "unshare\tTake items away",
		"share --to x --permission ": "read\n",
	} {
		_, out, _ := run(t, append([]string{"__complete"}, strings.Split(line, " ")...)...)
		if !strings.Contains(out, want) {
			t.Errorf("%q completes to %q", line, out)
		}
	}
	if _, out, _ := run(t, "__complete", "invite", ""); !strings.Contains(out, ":4") {
		t.Errorf("files are offered as addresses: %q", out)
	}
}

func TestUsageErrors(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"peopl":                               "cutui: cutui has no command \"peopl\". Did you mean people?\n",
		"\x1b[31mred":                         "cutui: cutui has no command \"red\". cutui --help lists the commands.\n",
		"guest shwo x":                        "cutui: cutui guest has no command \"shwo\". Did you mean show?\n",
		"people --limit many":                 "cutui: --limit many: use a whole number, such as 20\n",
		"people --limit":                      "cutui: --limit needs a value: a whole number, such as 20\n",
		"people --limit \x1b[31mred":          "cutui: --limit red: use a whole number, such as 20\n",
		"audit --shares --shares-within soon": "cutui: --shares-within: \"soon\" is no age and no date: use 12h, 30d, 6w, 3m (months), 1y or 2026-11-01\n",
		"audit --shares-within 12h":           "cutui: --shares-within goes with --shares\n",
		"people --columns name -o json":       `{"schema_version":1,"error":{"op":"","status":0,"code":"","message":"--columns is for tables and CSV","hint":"Choose fields with --json name."}}` + "\n",
		"people --json nope":                  `{"schema_version":1,"error":{"op":"","status":0,"code":"","message":"--json: there is no field \"nope\"","hint":"There are billable, billable_reason, counted_as, custom_role, date_invited, date_joined, domain, email, id, invited_by, last_active, name, role, role_code, role_key, role_subtype, seat, status, until, workspace."}}` + "\n",
		"people --jq .[":                      "",
		"people --json name -o csv":           "cutui: --json and --jq write JSON: leave --format csv out\n",
		"config show --format json":           `{"schema_version":1,"error":{"op":"","status":0,"code":"","message":"unknown flag: --format","hint":"cutui config show has one format only; cutui config show --help lists its flags."}}` + "\n",
		"people --nope -o json":               `{"schema_version":1,"error":{"op":"","status":0,"code":"","message":"unknown flag: --nope","hint":"cutui people --help lists its flags."}}` + "\n",
		"watch --every 5s -o json":            `{"schema_version":1,"error":{"op":"","status":0,"code":"","message":"--every: the shortest interval is a minute","hint":""}}` + "\n",
		"guest shwo x -o table":               "cutui: cutui guest has no command \"shwo\". Did you mean show?\n",
		"people --quiet=perhaps":              "cutui: --quiet perhaps: use true or false\n",
		"audit --inactive 30":                 "cutui: unknown flag: --inactive. Did you mean --inactive-days?\n",
		"people --nope":                       "cutui: unknown flag: --nope. cutui people --help lists its flags.\n",
		"completion csh":                      "cutui: cutui completion has no command \"csh\". Did you mean bash or fish or zsh?\n",
		"audit --format json -w":              `{"schema_version":1,"error":{"op":"","status":0,"code":"","message":"--workspace needs a value: the WORKSPACE, by id or name","hint":""}}` + "\n",
		"people --color purple":               "cutui: --color: use auto, always or never\n",
		"--theme pink":                        "cutui: --theme: use auto, dark, light, high-contrast, mono\n",
		"":                                    "cutui: the screen needs a terminal. The commands work without one: cutui --help lists them.\n",
		"member edit":                         "cutui: cutui member edit takes a person: an address or an id, not 0. cutui member edit --help shows what it takes.\n",
		"auth login --demo":                   "cutui: the demo has no token and keeps nothing\n",
		"people --sort -nope":                 "",
		"invite a@x.example --demo -":         "",
	} {
		code, out, errs := run(t, strings.Fields(line)...)
		if code != ExitUsage || out != "" || want != "" && errs != want {
			t.Errorf("%q: exit code %d, %q, %q", line, code, out, errs)
		}
		if strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: not one line: %q", line, errs)
		}
	}
}

// A flag that does not apply is refused, with a hint at what does, before any request.
func TestFlagsThatMeanNothingAreRefused(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"access --matrix --columns email":                 "give --matrix or --columns, not both",
		"access --matrix --limit 3":                       "give --matrix or --limit, not both",
		"access --matrix --sort email":                    "give --matrix or --sort, not both",
		"access task:1 --within 3h":                       "--within goes with --matrix",
		"api GET /v2/user --json id":                      "It writes JSON already; --jq chooses from it.",
		"api GET /v2/user -w Labs":                        "cutui api is not about one workspace: leave --workspace out",
		"audit --all-workspaces -w Labs":                  "give --workspace or --all-workspaces, not both",
		"audit --by 3m":                                   "--by goes with --target",
		"audit --offline --impact":                        "give --offline or --impact, not both",
		"audit --offline --shares":                        "give --offline or --shares, not both",
		"audit --target 38 --limit 5":                     "give --target or --limit, not both",
		"audit --with 5":                                  "--with goes with --target",
		"auth status -w Labs":                             "cutui auth status is not about one workspace: leave --workspace out",
		"client client.example --internal":                "--internal is for markdown and html: as table all is named",
		"completion bash -w Labs":                         "cutui completion bash is not about one workspace: leave --workspace out",
		"data purge --json files":                         "Use --format json, and --jq to choose from it.",
		"due --allow-paid-seats":                          "--allow-paid-seats goes with --remove",
		"due --confirm-removals 2":                        "--confirm-removals goes with --remove",
		"due --dry-run":                                   "--dry-run goes with --remove",
		"due --remove --offline":                          "give --remove or --offline, not both",
		"due --to robin@x.example":                        "--to goes with --remove",
		"due --yes":                                       "--yes goes with --remove",
		"guest remove 5 --shared leave":                   "--shared goes with --to",
		"guest show cleo --json id":                       "Use --format json, and --jq to choose from it.",
		"impact cleo --all-workspaces -w Labs":            "give --workspace or --all-workspaces, not both",
		"invite a@x.example --also-in L --all-workspaces": "give --also-in or --all-workspaces, not both",
		"invite a@x.example --like 5 --share task:1":      "give --like or --share, not both",
		"invite a@x.example --permission edit":            "--permission is the level of what is shared: give items with --share",
		"people --all-workspaces -w Labs":                 "give --workspace or --all-workspaces, not both",
		"people --demo --token-stdin":                     "--demo needs no token: leave --token-stdin out",
		"runs 2026 --columns id":                          "--columns, --sort and --limit are for the list: leave them or the run out",
		"schema -w Labs":                                  "cutui schema is not about one workspace: leave --workspace out",
		"snapshots -w Labs":                               "cutui snapshots is not about one workspace: leave --workspace out",
		"until list --columns email":                      "Its table is always whole: choose fields with --json email,until,due, and rows with --jq.",
		"watch --jq .":                                    "Use --format json: it writes a document a line, which jq reads.",
		"watch --once --every 5m":                         "give --once or --every, not both",
	} {
		code, out, errs := run(t, strings.Fields(line)...)
		if code != ExitUsage || out != "" || !strings.Contains(errs, want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit code %d, %q, %q, want %q", line, code, out, errs, want)
		}
	}
}

// The manual and the help list all exit codes.
func TestEveryExitCodeIsExplained(t *testing.T) {
	t.Parallel()
	explained := map[string]bool{}
	for _, topic := range Topics() {
		for _, item := range topic.Items {
			if topic.Title == "EXIT STATUS" {
				explained[item[0]] = true
			}
		}
	}
	for _, code := range []int{ExitFine, ExitFailed, ExitUsage, ExitFound, ExitRefused, ExitPartly, ExitSeats} {
		if word := strconv.Itoa(code); !explained[word] || !slices.Contains(strings.Fields(rootHelp), word) {
			t.Errorf("exit code %d is not explained", code)
		}
	}
	if !explained["129, 130, 143"] {
		t.Error("what a signal gives is not explained")
	}
}

func TestEveryCommandHasAGroup(t *testing.T) {
	t.Parallel()
	for _, c := range (&shell{}).root().Commands() {
		if c.GroupID == "" {
			t.Errorf("%s is in no group of the help", c.Name())
		}
	}
}
