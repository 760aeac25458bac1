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
	if _, err := exec.LookPath("groff"); err != nil {
		t.Skip("groff is not installed: the page is not set")
	}
	set := exec.CommandContext(t.Context(), "groff", "-man", "-ww", "-z", "-Tutf8")
	set.Stdin = strings.NewReader(page)
	if warnings, err := set.CombinedOutput(); err != nil || len(warnings) > 0 {
		t.Errorf("%v: %s", err, warnings)
	}
}
