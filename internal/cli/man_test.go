package cli

import (
	"os/exec"
	"strings"
	"testing"
)

func TestTheManualIsCompleteAndPlain(t *testing.T) {
	t.Parallel()
	code, page, errs := run(t, "man")
	if code != ExitFine {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, want := range []string{
		".TH CUTUI 1", `\fB\-w\fR, \fB\-\-workspace\fR \fIWORKSPACE\fR`, `.SS "cutui guest unshare ITEM\[u2026]|\-\-all \-\-from WHO"`,
		`\(dqName <mail>\(dq`, ".SH EXIT STATUS", ".SH ENVIRONMENT", ".SH EXAMPLES", ".SH FILTER", `\fBrole:guest\fR`, ".SH COLUMNS", `\fBcutui people\fR`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, path := range commands(t) {
		cmd, _, err := (&shell{}).root().Find(path)
		if err != nil || len(path) == 0 || cmd.HasSubCommands() {
			continue
		}
		if !strings.Contains(page, `.SS "`+roff("cutui "+strings.Join(path, " "))) {
			t.Errorf("%v is not in the manual", path)
		}
	}
	for line := range strings.SplitSeq(page, "\n") {
		if strings.HasSuffix(line, " ") || strings.Contains(line, "\t") {
			t.Errorf("linters complain about %q", line)
		}
	}
}

func TestLintersFindNothingInTheManual(t *testing.T) {
	t.Parallel()
	_, page, _ := run(t, "man")
	for _, linter := range [][]string{{"groff", "-man", "-ww", "-z", "-Tutf8"}, {"mandoc", "-T", "lint", "-W", "style"}} {
		t.Run(linter[0], func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(linter[0]); err != nil {
				t.Skipf("%s is not installed: the page is not checked by it", linter[0])
			}
			set := exec.CommandContext(t.Context(), linter[0], linter[1:]...)
			set.Stdin = strings.NewReader(page)
			if warnings, err := set.CombinedOutput(); err != nil || len(warnings) > 0 {
				t.Errorf("%v: %s", err, warnings)
			}
		})
	}
}
