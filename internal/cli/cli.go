package cli

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cutui/internal/app"
	"cutui/internal/report"
)

// Deps are the dependencies of the commands.
type Deps struct {
	In       io.Reader
	Out, Err io.Writer
	App      app.Options // what flags don't set: the environment and the version
	Terminal bool        // stdin and stdout are a terminal that can draw
	Prompt   bool        // stdin and stderr are a terminal, so questions can be asked
	Progress bool        // stderr is a terminal where a line can be overwritten
	Lines    bool        // stdin and stdout are a terminal, if only for plain lines
	Width    int         // of stdout in cells; 0: it is not a terminal
	Commit   string
	Built    string // the day of the commit

	Open   func(ctx context.Context, o app.Options) (*app.App, error) // app.Open
	Screen func(ctx context.Context, o app.Options, l app.Looks) error
}

// shell is one invocation: its dependencies and its flags.
type shell struct {
	Deps
	start      app.Options // Deps.App with the flags
	looks      app.Looks
	tokenStdin bool
	accessible bool
	quiet      bool
	from       string // where the token came from, in a sentence about one that is rejected
	output     outputOptions
	format     report.Format // of the answer, once the flags are checked
	list       listOptions   // of commands that print one
	change     changeOptions // of commands that change something
	named      *pflag.Flag   // --workspace
	stdout     io.Writer     // the real stdout while Out buffers a document; nil: nothing is buffered

	lines *bufio.Reader // buffers In; nil until something is read
}

// Run carries out one command line and returns the exit code.
func Run(ctx context.Context, args []string, d Deps) int {
	sh := &shell{Deps: d, start: d.App}
	out := &checkedWriter{to: d.Out}
	sh.Out = out
	sh.charset()
	if len(args) == 0 { // the usual start: the screen needs no commands
		if err := sh.screen(ctx); err != nil {
			return sh.printError(err)
		}
		return ExitFine
	}
	root := sh.root()
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if asksJSON(args) { // the flag may come after the mistake
			sh.output.format = report.JSONFormat.String()
		}
		return flagProblem(cmd, err)
	})
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if problem := cmp.Or(sh.finish(ctx), out.err); err == nil {
		err = problem
	}
	if err != nil {
		return sh.printError(err)
	}
	return ExitFine
}

// checkedWriter remembers the first error of a writer: cobra ignores those of its help and
// version.
type checkedWriter struct {
	to  io.Writer
	err error
}

func (w *checkedWriter) Write(data []byte) (int, error) {
	n, err := w.to.Write(data)
	w.err = cmp.Or(w.err, err)
	return n, err
}

// rootHelp begins the output of `cutui --help`, in lines that fit 80 columns.
const rootHelp = `See who is in a ClickUp workspace, what is paid for and who can see what,
and act on it.

Without a command, cutui opens the terminal program. The commands do the
same from scripts: data goes to stdout, messages to stderr.

Exit codes: 0 fine, 1 failed, 2 usage or nothing confirmed, 3 found what
--fail-on names, 4 refused (token, plan or rights), 5 partly done, 6 done with
other seats than foreseen.

A change names its workspace with -w where the token has several.`

func (sh *shell) root() *cobra.Command {
	root := &cobra.Command{
		Use:     "cutui",
		Short:   "Who is in a ClickUp workspace, what is paid for and who sees what",
		Long:    rootHelp,
		Example: "cutui --demo\ncutui people --filter 'role:guest inactive>60d'\ncutui invite cleo@client.example --share task:86bb4x7ff --dry-run",
		Args:    onlyCommands,
		RunE:    func(cmd *cobra.Command, _ []string) error { return sh.screen(cmd.Context()) },

		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := sh.checkWords(); err != nil {
				return err
			}
			return sh.checkOutput(cmd)
		},
	}
	sh.globalFlags(root)
	f := root.Flags()
	f.StringVar(&sh.looks.Theme, "theme", "", "`THEME`: auto, dark, light, high-contrast or mono")
	f.BoolVar(&sh.looks.ASCII, "ascii", false, "draw with ASCII only")
	f.BoolVar(&sh.start.Offline, "offline", false, "show what was loaded last, without asking ClickUp")
	f.StringVar(&sh.start.Filter, "filter", "", "begin with the people that match `TERMS`, such as 'role:guest inactive>60d'")
	f.StringVar(&sh.start.View, "view", "", "begin with the `VIEW`: all, members, guests, pending, admins, domains, or one of the settings")
	f.BoolVar(&sh.accessible, "accessible", false, "for screen readers: plain lines and numbered questions")
	sh.addCommands(root)
	noFiles(root)
	sh.completeNames(root)
	complete(root, "theme", themes...)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetIn(sh.In)
	root.SetOut(sh.Out)
	root.SetErr(sh.Err)
	root.SetHelpFunc(help)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.Version = sh.version()
	return root
}

func (sh *shell) globalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.BoolVar(&sh.start.Demo, "demo", false, "use the built-in demo: no token, no network")
	f.BoolVar(&sh.start.ReadOnly, "read-only", false, "never change anything")
	f.BoolVar(&sh.tokenStdin, "token-stdin", false, "read the token from stdin")
	f.StringVar(&sh.start.Profile, "profile", "", "the `PROFILE` of the config file")
	f.StringVarP(&sh.start.Workspace, "workspace", "w", "", "the `WORKSPACE`, by id or name")
	sh.named = f.Lookup("workspace")
	f.StringVar(&sh.looks.Color, "color", "", "`WHEN` to use colours: auto, always or never")
	f.BoolVarP(&sh.quiet, "quiet", "q", false, "print nothing but errors on stderr")
	complete(root, "color", colors...)
}

var (
	colors = []string{"auto", "always", "never"}
	themes = []string{"auto", "dark", "light", "high-contrast", "mono"}
)

// checkWords refuses words that the settings' own check would refuse.
func (sh *shell) checkWords() error {
	if sh.looks.Color != "" && !slices.Contains(colors, sh.looks.Color) {
		return usage("--color: use auto, always or never")
	}
	if sh.looks.Theme != "" && !slices.Contains(themes, sh.looks.Theme) {
		return usage("--theme: use %s", strings.Join(themes, ", "))
	}
	return nil
}

// noFiles keeps the shell from offering files where no command takes any.
func noFiles(cmd *cobra.Command) {
	cmd.ValidArgsFunction = cobra.NoFileCompletions
	for _, sub := range cmd.Commands() {
		noFiles(sub)
	}
}

// complete offers words for a flag's value in the shell.
func complete(cmd *cobra.Command, flag string, words ...string) {
	// The only error is about a flag that does not exist or has words already.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// options returns the options to open the app with.
func (sh *shell) options() app.Options {
	o := sh.start
	if sh.tokenStdin {
		o.Stdin = sh.In
	}
	return o
}

// screen opens the terminal program or, for screen readers, the conversation,
// which needs no terminal that can draw.
func (sh *shell) screen(ctx context.Context) error {
	switch {
	case sh.accessible || sh.Lines && sh.prefersLines():
		return sh.converse(ctx)
	case !sh.Terminal:
		return usageHint("The commands work without one: cutui --help lists them.", "the screen needs a terminal")
	}
	return sh.Screen(ctx, sh.options(), sh.looks)
}
