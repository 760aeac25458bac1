package cli

import (
	"context"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/config"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/people"
)

// scripts are the completion scripts, with how to set each up.
var scripts = []struct {
	name, setUp string
	write       func(root *cobra.Command, w io.Writer) error
}{
	{
		"bash", "It needs the package bash-completion. For this session:\n\n  source <(cutui completion bash)\n\nFor all sessions, on Linux:\n\n" +
			"  cutui completion bash > \\\n    ~/.local/share/bash-completion/completions/cutui",
		bashCompletion,
	},
	{
		"zsh", "For this session, with compinit loaded:\n\n  source <(cutui completion zsh)\n\nFor all sessions, into a folder of $fpath:\n\n" +
			"  cutui completion zsh > \"${fpath[1]}/_cutui\"",
		func(root *cobra.Command, w io.Writer) error { return root.GenZshCompletion(w) },
	},
	{
		"fish", "For this session:\n\n  cutui completion fish | source\n\nFor all sessions:\n\n  cutui completion fish > ~/.config/fish/completions/cutui.fish",
		func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
	},
	{
		"powershell", "For this session:\n\n  cutui completion powershell | Out-String | Invoke-Expression\n\nFor all sessions put that line into your profile ($PROFILE).",
		func(root *cobra.Command, w io.Writer) error { return root.GenPowerShellCompletionWithDesc(w) },
	},
}

const completionHelp = `Write a script that completes commands, flags and their values in your shell,
including the workspaces and people that were loaded last.`

func (sh *shell) completionCmd(root *cobra.Command) *cobra.Command {
	cmd := group("completion", "Write a completion script for your shell")
	cmd.Long = completionHelp
	for _, s := range scripts {
		cmd.AddCommand(&cobra.Command{
			Use: s.name, Short: "The completion script for " + s.name, Long: "Write the completion script for " + s.name + ".\n\n" + s.setUp, Args: noArgs,
			RunE: func(*cobra.Command, []string) error { return s.write(root, sh.Out) },
		})
	}
	return cmd
}

// completeList offers words for a flag that takes a comma-separated list of them.
func completeList(words []string) completion {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		var out []string
		for _, word := range words {
			if !slices.Contains(strings.Split(before, ","), word) {
				out = append(out, before+word)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// completion returns the words that can complete an argument or flag.
type completion = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// completeNames registers the completions that come from the settings, the last roster
// and the journals.
func (sh *shell) completeNames(root *cobra.Command) {
	guests := sh.peopleWords(func(p *clickup.Person) bool { return p.Guest() })
	members := sh.peopleWords(func(p *clickup.Person) bool { return !p.Guest() })
	anybody := sh.peopleWords(everybody)
	anyRun := func(model.RunRecord) bool { return true }
	_ = root.RegisterFlagCompletionFunc("workspace", sh.workspaceWords)
	_ = root.RegisterFlagCompletionFunc("profile", sh.profileWords)
	_ = root.RegisterFlagCompletionFunc("filter", sh.filterWords)
	for path, words := range map[string]completion{
		"guest show": guests, "guest edit": guests, "guest remove": guests, "guest replace": guests, "guest view-only": anybody,
		"member edit": members, "member remove": members, "member make-guest": members, "impact": anybody, "until": anybody,
		"client": onlyFirst(sh.domainWords), "diff": onlyFirst(sh.snapshotWords), "review apply": files, "until import": files,
		"group add": sh.groupWords, "group create": sh.groupWords, "group remove": sh.groupWords, "group delete": sh.groupWords,
		"runs": sh.runWords(anyRun), "undo": sh.runWords(anyRun), "resume": sh.runWords(model.RunRecord.Open),
	} {
		if cmd, _, err := root.Find(strings.Fields(path)); err == nil {
			cmd.ValidArgsFunction = words
		}
	}
	rights := completeList(rightNames())
	for path, words := range map[string]completion{
		"share to": several(anybody), "guest unshare from": several(guests), "invite like": anybody, "audit with": several(anybody), "audit without": several(anybody),
		"target with": several(anybody), "target without": several(anybody), "member remove to": members, "guest remove to": members, "due to": members,
		"review apply to": members, "guest edit allow": rights, "guest edit deny": rights, "guest remove domain": sh.domainWords,
		"invite custom-role": sh.roleWords, "guest edit custom-role": sh.roleWords, "member edit custom-role": sh.roleWords, "member invite custom-role": sh.roleWords,
		"invite also-in": sh.workspaceWords, "guest edit preset": cobra.FixedCompletions(presetNames(), cobra.ShellCompDirectiveNoFileComp),
	} {
		at := strings.LastIndexByte(path, ' ')
		if cmd, _, err := root.Find(strings.Fields(path[:at])); err == nil {
			_ = cmd.RegisterFlagCompletionFunc(path[at+1:], words)
		}
	}
}

// bashCompletion writes cobra's script, changed not to escape commas: with a backslash bash
// completes only the first word of a list.
func bashCompletion(root *cobra.Command, w io.Writer) error {
	var script strings.Builder
	if err := root.GenBashCompletionV2(&script, true); err != nil {
		return err
	}
	quoted := regexp.MustCompile(`(?m)^( *)(?:IFS=\S+ read -ra |printf -v |)(completions|COMPREPLY|COMPREPLY\[0\]|comp)[ =].*"%q.*$`)
	text := quoted.ReplaceAllStringFunc(script.String(), func(line string) string {
		found := quoted.FindStringSubmatch(line)
		value := found[2] + `="${` + found[2] + `//\\,/,}"`
		if found[2] == "completions" || found[2] == "COMPREPLY" {
			value = found[2] + `=("${` + found[2] + `[@]//\\,/,}")`
		}
		return line + "\n" + found[1] + value
	})
	_, err := io.WriteString(w, text)
	return err
}

// several offers the words of one for each part of a comma-separated list.
func several(one completion) completion {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		at := strings.LastIndexByte(typed, ',') + 1
		words, directive := one(cmd, slices.Concat(args, strings.Split(typed[:at], ",")), typed[at:])
		for i := range words {
			words[i] = typed[:at] + words[i]
		}
		return words, directive
	}
}

// files lets the shell complete file names.
func files(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// described appends a word with its description to words, if the word begins with what was
// typed. It leaves out words with characters that mean something to a shell: names and
// addresses are other people's text.
func described(words []string, typed, word, about string) []string {
	harmless := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("@._+-% ", r)
	}
	if word == "" || word[0] == '-' || strings.ContainsFunc(word, func(r rune) bool { return !harmless(r) }) ||
		!strings.HasPrefix(strings.ToLower(word), strings.ToLower(typed)) {
		return words
	}
	return append(words, word+"\t"+about)
}

// lastRoster returns the newest snapshot and the list of all, without a request to ClickUp.
// Errors are ignored: completion must not print any.
func (sh *shell) lastRoster(cmd *cobra.Command) (last model.SnapshotLoaded, snapshots []model.SnapshotInfo) {
	sh.quiet = true
	_ = sh.open(withContext(cmd), func(s *app.App) error {
		var err error
		if snapshots, err = s.Runner.Snapshots(); err == nil && len(snapshots) > 0 {
			last, err = s.Runner.Snapshot(snapshots[0].ID)
		}
		return err
	})
	return last, snapshots
}

// withContext returns the command's context, or Background: cobra sets none for completions.
func withContext(cmd *cobra.Command) context.Context {
	if ctx := cmd.Context(); ctx != nil {
		return ctx
	}
	return context.Background()
}

func (sh *shell) workspaceWords(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	sh.start.Workspace = "" // it is being typed
	last, _ := sh.lastRoster(cmd)
	var words []string
	for _, r := range last.Rosters {
		before := len(words)
		if words = described(words, typed, r.Name, string(r.ID)); len(words) == before {
			words = described(words, typed, string(r.ID), r.Name)
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// lastPeople returns the people of the workspace named by --workspace, or else of the first
// one, in the last roster.
func (sh *shell) lastPeople(cmd *cobra.Command) []clickup.Person {
	last, _ := sh.lastRoster(cmd)
	for _, r := range last.Rosters {
		if sh.start.Workspace == "" || r.Named(sh.start.Workspace) {
			return r.People.Rows()
		}
	}
	return nil
}

// peopleWords offers the addresses of the people for whom wanted returns true.
func (sh *shell) peopleWords(wanted func(*clickup.Person) bool) completion {
	return func(cmd *cobra.Command, args []string, typed string) (words []string, _ cobra.ShellCompDirective) {
		people := sh.lastPeople(cmd)
		for i := range people {
			if p := &people[i]; wanted(p) && !slices.Contains(args, p.Email) {
				words = described(words, typed, p.Email, p.Display()+", "+model.RoleWords(p))
			}
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// onlyFirst offers words for the first argument only.
func onlyFirst(words completion) completion {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return words(cmd, args, typed)
	}
}

func (sh *shell) snapshotWords(cmd *cobra.Command, _ []string, typed string) (words []string, _ cobra.ShellCompDirective) {
	_, all := sh.lastRoster(cmd)
	for _, s := range all {
		words = described(words, typed, s.ID, text.Number(s.People)+" people")
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

func (sh *shell) profileWords(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	c, err := config.Load("", sh.start.Env)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return append(slices.Sorted(maps.Keys(c.Profiles)), config.DefaultProfile), cobra.ShellCompDirectiveNoFileComp
}

func everybody(*clickup.Person) bool { return true }

// domainWords offers the e-mail domains of the guests.
func (sh *shell) domainWords(cmd *cobra.Command, _ []string, typed string) (words []string, _ cobra.ShellCompDirective) {
	guests, people := map[string]int{}, sh.lastPeople(cmd)
	for i := range people {
		if p := &people[i]; p.Guest() {
			guests[p.Domain()]++
		}
	}
	for _, domain := range slices.Sorted(maps.Keys(guests)) {
		words = described(words, typed, domain, text.Plural(guests[domain], "guest"))
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// roleWords offers the custom roles that people have.
func (sh *shell) roleWords(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	words := described(nil, typed, "none", "no custom role")
	known, people := map[string]bool{}, sh.lastPeople(cmd)
	for i := range people {
		if c := people[i].CustomRole; c != nil && !known[c.Name] {
			known[c.Name] = true
			words = described(words, typed, c.Name, "#"+strconv.FormatInt(int64(c.ID), 10))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// pastRuns returns the runs in the journals, latest first.
func (sh *shell) pastRuns(cmd *cobra.Command) (runs []model.RunRecord) {
	sh.quiet = true
	_ = sh.open(withContext(cmd), func(s *app.App) (err error) {
		runs, err = sh.findRuns(withContext(cmd), s)
		return err
	})
	return runs
}

// runWords offers the ids of the runs for which wanted returns true.
func (sh *shell) runWords(wanted func(model.RunRecord) bool) completion {
	return onlyFirst(func(cmd *cobra.Command, _ []string, typed string) (words []string, _ cobra.ShellCompDirective) {
		for _, p := range sh.pastRuns(cmd) {
			if wanted(p) {
				words = described(words, typed, string(p.Run.ID), p.Run.Plan.Title)
			}
		}
		return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	})
}

// filterWords offers terms, and domains after domain:, for the last word of a filter.
func (sh *shell) filterWords(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	at := strings.LastIndexByte(typed, ' ') + 1
	before, word := typed[:at], typed[at:]
	directive := cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	var words []string
	if part, ok := strings.CutPrefix(word, "domain:"); ok {
		found, _ := sh.domainWords(cmd, args, part)
		for _, d := range found {
			words = append(words, before+"domain:"+d)
		}
		return words, directive
	}
	for _, t := range people.TermHelp() {
		if strings.HasPrefix(t.Example, word) {
			words = append(words, before+t.Example+"\t"+t.Meaning)
		}
	}
	return words, directive
}
