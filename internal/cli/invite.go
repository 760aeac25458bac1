package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
	"cutui/model/plans"
)

// inviteOptions are the flags of invite.
type inviteOptions struct {
	csv, preset, permission, role string
	like, until                   string
	share, also                   []string
	everywhere                    bool
}

const inviteHelp = `Invite guests, and share tasks, lists and folders with them.

Addresses are arguments, or stdin for "-": separated by commas, semicolons,
spaces or lines, also as "Name <mail>". People who are already there only get
the items. --csv takes a file with the columns email, name, permission, items,
note and until, in any order, separated by commas, semicolons, tabs or bars;
other columns are ignored. A row's permission, items and until take precedence
over the flags. Name, note and until are shown and kept on this machine;
ClickUp takes none of them.

An item is task:ID, list:ID, folder:ID, a custom id (ABC-123) or a link.

--also-in and --all-workspaces invite the same people into several workspaces
as one plan, with the seats of each. Items are shared only in the --workspace.
Everything is checked before anything is sent.`

func (sh *shell) inviteCmd() *cobra.Command {
	var in inviteOptions
	cmd := &cobra.Command{
		Use:     "invite MAIL…|-|--csv FILE",
		Short:   "Invite guests and share items with them",
		Long:    inviteHelp,
		Example: "cutui invite cleo@client.example --share ABC-123 --dry-run\ncutui invite --csv guests.csv --preset commenter --yes",
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.invite(cmd.Context(), args, in) },
	}
	f := cmd.Flags()
	f.StringVar(&in.csv, "csv", "", "a CSV `FILE` of people; - for stdin")
	f.StringVar(&in.preset, "preset", "", "rights by `PRESET`: view-only, commenter, collaborator, full")
	f.StringSliceVar(&in.share, "share", nil, "an `ITEM` to share; may be repeated")
	f.StringVar(&in.permission, "permission", "", "`LEVEL` of what is shared: read, comment, edit, create (full)")
	f.StringVar(&in.role, "custom-role", "", "a custom guest `ROLE`, by id or name")
	f.StringVar(&in.like, "like", "", "copy the rights, custom role, groups and shares of `WHO`, a member or guest")
	f.StringVar(&in.until, "until", "", "note the `DATE` they are to stay until, or 3m; see cutui until")
	f.StringSliceVar(&in.also, "also-in", nil, "another `WORKSPACE` to invite into; may be repeated")
	f.BoolVar(&in.everywhere, "all-workspaces", false, "invite into every workspace")
	complete(cmd, "permission", "read", "comment", "edit", "create")
	complete(cmd, "preset", presetNames()...)
	sh.changeFlags(cmd)
	notWith(cmd, "also-in", "all-workspaces")
	notWith(cmd, "like", "csv", "preset", "permission", "custom-role", "share", "also-in", "all-workspaces")
	return cmd
}

func (sh *shell) invite(ctx context.Context, args []string, in inviteOptions) error {
	if _, err := untilFlag(in.until, time.Now()); err != nil {
		return err
	}
	if in.like != "" {
		return sh.inviteLike(ctx, args, in)
	}
	permission, err := parsePermission(in.permission)
	if err != nil {
		return usage("--permission: %v", err)
	}
	guests, err := sh.invited(args, in.csv)
	if err != nil {
		return err
	}
	for i := range guests {
		g := &guests[i]
		if g.permission == "" {
			g.permission = permission
		}
		if g.items == nil {
			g.items = in.share
		}
	}
	if _, err := parseItems(in.share, ""); err != nil {
		return err
	}
	shares := slices.ContainsFunc(guests, func(g invitee) bool { return len(g.items) > 0 })
	if in.permission != "" && !shares {
		return usage("--permission is the level of what is shared: give items with --share, or in a column of --csv")
	}
	sh.change.everywhere = in.everywhere && !shares // items can only be shared in the named workspace
	sh.change.piped = in.csv == "-" || slices.Contains(args, "-")
	return sh.runChange(ctx, forChanges(), func(ctx context.Context, s *app.App) (change.Plan, error) {
		return sh.planInvite(ctx, s, guests, in)
	})
}

// invitee is a person to invite. Line is their line in a file, 0 if there is none.
type invitee struct {
	line       int
	email      string
	name, note string             // kept on this machine, not sent
	until      string             // as written; empty: that of --until
	permission clickup.Permission // empty: the preset's
	items      []string           // as written; nil: those of --share
}

// at returns the message of a problem, with its line.
func (g invitee) at(problem error) string {
	if g.line == 0 {
		return problem.Error()
	}
	return fmt.Sprintf("line %d: %v", g.line, problem)
}

// refs reads the items. A link into another workspace can be told from ours only
// once the workspace is known.
func (g invitee) refs(ws clickup.WorkspaceID) ([]clickup.ItemRef, error) {
	return parseItems(g.items, ws)
}

// invited returns the people of the command line: its addresses, those of stdin, or
// those of a file.
func (sh *shell) invited(args []string, csv string) ([]invitee, error) {
	switch {
	case csv != "" && len(args) > 0:
		return nil, usage("give addresses or --csv, not both")
	case len(args) == 0 && csv == "":
		return nil, usageHint("cutui invite --help shows how.", "who is to be invited? Give addresses, --csv FILE, or - for stdin")
	case sh.tokenStdin && (csv == "-" || slices.Contains(args, "-")):
		return nil, usage("stdin can hold the token or the people, not both")
	case csv != "":
		return sh.csvGuests(csv)
	}
	found, err := sh.addresses(args)
	if err != nil {
		return nil, err
	}
	guests := make([]invitee, len(found))
	for i, a := range found {
		guests[i].email, guests[i].name = a.Email, clean.Clip(clean.Line(a.Name), longestText)
	}
	return guests, contradictions(guests).err()
}

// contradictions returns a problem for each person who is given two names, notes or days.
// requestsOf finds items that are given at two levels.
func contradictions(guests []invitee) problems {
	var wrong problems
	first := map[string]invitee{}
	for _, g := range guests {
		key := people.FoldMail(g.email)
		had := first[key]
		for _, said := range []struct{ what, before, now string }{{"name", had.name, g.name}, {"note", had.note, g.note}, {"day", had.until, g.until}} {
			if said.before != "" && said.now != "" && said.before != said.now {
				wrong.add("%s", both(had, g, fmt.Errorf("%s has two %ss, %q and %q", g.email, said.what,
					clean.Clip(said.before, longestShown), clean.Clip(said.now, longestShown))))
			}
		}
		first[key] = invitee{line: cmp.Or(had.line, g.line), name: cmp.Or(had.name, g.name), note: cmp.Or(had.note, g.note), until: cmp.Or(had.until, g.until)}
	}
	return wrong
}

// both returns the message of a problem between two rows, with their lines.
func both(a, b invitee, problem error) string {
	if a.line == 0 || b.line == 0 || a.line == b.line {
		return b.at(problem)
	}
	return fmt.Sprintf("lines %d and %d: %v", a.line, b.line, problem)
}

// addresses reads arguments, each of which may hold several, and "-" for stdin.
// The error lists everything that is wrong with them.
func (sh *shell) addresses(args []string) ([]address.Address, error) {
	var all []address.Address
	var wrong problems
	for _, text := range args {
		if text == "-" {
			var err error
			if text, err = sh.readInput(text); err != nil {
				return nil, usage("stdin: %v", err)
			}
		}
		found := address.ParseAddresses(text)
		if len(found) == 0 {
			wrong.add("there is no address in %q", clean.Clip(clean.Line(text), 40))
		}
		for _, a := range found {
			if a.Problem != "" {
				wrong.add("%s", wrongAddress(a))
			}
			all = append(all, a)
		}
	}
	return all, wrong.err()
}

// wrongAddress says what is wrong with an address, and what may have been meant.
func wrongAddress(a address.Address) string {
	note := address.Classify([]address.Address{a}, address.ClassifyEnv{})[0].Note
	return fmt.Sprintf("%q %s", clean.Line(a.Raw), note)
}

func (sh *shell) planInvite(ctx context.Context, s *app.App, guests []invitee, in inviteOptions) (change.Plan, error) {
	preset, err := findPreset(s.State.Options.Presets, in.preset)
	if err != nil {
		return change.Plan{}, err
	}
	role, err := findRole(s.State.Data().Roles, in.role)
	if err != nil {
		return change.Plan{}, err
	}
	if in.preset != "" && role == 0 {
		role = preset.Role
	}
	items, err := sh.itemsOf(ctx, s, guests)
	if err != nil {
		return change.Plan{}, err
	}
	base := plans.InviteRequest{Rights: preset.Rights, Preset: preset.Name, Role: role, Permission: preset.Permission, About: aboutOf(guests, s.State.Now)}
	if base.Until, err = untilFlag(in.until, s.State.Now); err != nil {
		return change.Plan{}, err
	}
	requests, err := requestsOf(guests, items, base)
	if err != nil {
		return change.Plan{}, err
	}
	planContext, _ := s.State.ChangeContext()
	var sharedWith []clickup.UserID
	for _, r := range requests {
		sharedWith = append(sharedWith, guestsAmong(planContext.People, r)...)
	}
	if err := sh.readShares(ctx, s, sharedWith); err != nil {
		return change.Plan{}, err
	}
	into, err := sh.workspacesFor(ctx, s, in)
	if err != nil {
		return change.Plan{}, err
	}
	if err := unambiguous(s.State, into, guests); err != nil {
		return change.Plan{}, err
	}
	p := plans.InviteInto(s.State.Invitations(into, requests))
	p.Warnings = append(p.Warnings, typoWarnings(planContext, guests)...)
	return p, nil
}

// unambiguous refuses addresses that several people have in a workspace.
func unambiguous(s *model.State, into []clickup.WorkspaceID, guests []invitee) error {
	var wrong problems
	for _, id := range into {
		planContext, ok := s.ChangeContextOf(id)
		if !ok {
			continue
		}
		for _, g := range guests {
			if err := ambiguous(planContext.People, g.email); err != nil {
				wrong.add("%s", g.at(err))
			}
		}
	}
	return wrong.err()
}

// aboutOf returns the names, notes and days to keep, by address. Of several rows about one
// person the first that has a value wins.
func aboutOf(guests []invitee, now time.Time) map[string]plans.About {
	about := map[string]plans.About{}
	for _, g := range guests {
		key := strings.ToLower(g.email)
		a := about[key]
		if day, err := model.ParseUntil(cmp.Or(g.until, "none"), now); err == nil && a.Until.IsZero() {
			a.Until = day
		}
		about[key] = plans.About{Name: cmp.Or(a.Name, g.name), Note: cmp.Or(a.Note, g.note), Until: a.Until}
	}
	return about
}

// workspacesFor returns the workspaces to invite into, the chosen one first. Their seats and
// plans are loaded and, where a custom role is asked for, their roles.
func (sh *shell) workspacesFor(ctx context.Context, s *app.App, in inviteOptions) ([]clickup.WorkspaceID, error) {
	into := []clickup.WorkspaceID{s.State.Chosen}
	wanted := in.also
	if in.everywhere {
		for _, r := range s.State.Rosters.Value {
			wanted = append(wanted, string(r.ID))
		}
	}
	for _, want := range wanted {
		r, err := findWorkspace(s.State.Rosters.Value, want)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(into, r.ID) {
			into = append(into, r.ID)
		}
	}
	if in.role == "" && in.preset == "" {
		return into, sh.drive(ctx, s, model.ShowWorkspaces{IDs: into}, settled)
	}
	return into, sh.drive(ctx, s, model.LearnRoles{IDs: into}, settled)
}

// guestsAmong returns those of a request who are guests already and get something.
func guestsAmong(people *people.People, r plans.InviteRequest) []clickup.UserID {
	var ids []clickup.UserID
	for _, email := range r.Emails {
		if p, ok := people.ByEmail(email); ok && p.Guest() && len(r.Items) > 0 {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// typoWarnings returns a warning for each new address that looks mistyped.
func typoWarnings(planContext plans.Context, guests []invitee) []string {
	addresses := make([]address.Address, len(guests))
	for i, g := range guests {
		addresses[i] = address.Address{Raw: g.email, Email: g.email}
	}
	var out []string
	for _, l := range address.Classify(addresses, address.ClassifyEnv{People: planContext.People, Own: planContext.Own}) {
		if l.Kind == address.NewAddress && l.Meant != "" {
			out = append(out, l.Email+": "+l.Note)
		}
	}
	return out
}

// requestsOf puts consecutive guests who get the same into one request. The base has the
// rights, and the permission of rows that have none.
func requestsOf(guests []invitee, items [][]items.Item, base plans.InviteRequest) ([]plans.InviteRequest, error) {
	var requests []plans.InviteRequest
	given := map[string]invitee{}
	var wrong problems
	for i, g := range guests {
		r := base
		r.Emails, r.Items = []string{g.email}, items[i]
		if g.permission != "" {
			r.Permission = g.permission
		}
		for _, it := range r.Items {
			key := people.FoldMail(g.email) + " " + it.Ref.String()
			if had, twice := given[key]; twice && had.permission != r.Permission {
				wrong.add("%s", both(had, g, fmt.Errorf("%s gets %s at two levels, %s and %s", g.email, it.Ref, had.permission, r.Permission)))
			} else if !twice {
				given[key] = invitee{line: g.line, permission: r.Permission}
			}
		}
		if last := len(requests) - 1; last >= 0 && requests[last].Permission == r.Permission && slices.Equal(requests[last].Items, r.Items) {
			requests[last].Emails = append(requests[last].Emails, g.email)
			continue
		}
		requests = append(requests, r)
	}
	return requests, wrong.err()
}
