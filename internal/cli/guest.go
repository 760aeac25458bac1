package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// group returns a command that only has subcommands.
func group(use, short string, commands ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: short, Args: onlyCommands,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(commands...)
	return cmd
}

func (sh *shell) guestCmd() *cobra.Command {
	return group("guest", "Show, change, remove or unshare guests",
		sh.guestShowCmd(), sh.guestEditCmd(), sh.guestViewOnlyCmd(), sh.guestRemoveCmd(), sh.guestReplaceCmd(), sh.guestUnshareCmd())
}

const (
	whoHelp  = "a person: an address or an id"
	readHelp = "a person: an address, an id, or a name that only one has"
)

const guestShowHelp = `Show a guest, by address, id or a name that only one has, and what is shared
with them.

Below the Enterprise plan ClickUp does not say that. cutui reads who is on every
list instead, one call a list, unless it kept something younger than --within.
Levels, single tasks, folders, user groups (Teams), chat and docs can't be seen
that way.`

func (sh *shell) guestShowCmd() *cobra.Command {
	within := ""
	cmd := &cobra.Command{
		Use:   "show WHO",
		Short: "Show a guest and what is shared with them",
		Long:  guestShowHelp,
		Args:  oneArg(readHelp),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkPeople(args); err != nil {
				return err
			}
			if _, err := surveyAge(within); err != nil {
				return err
			}
			return sh.with(cmd.Context(), need{old: true, facts: model.Need{Plans: true, Groups: true}}, func(s *app.App) error {
				return sh.showGuest(cmd.Context(), s, args, within)
			})
		},
	}
	sh.outputFlags(cmd, report.ListFormats(), "guest")
	sh.surveyFlags(cmd, &within)
	return cmd
}

// showGuest shows what is known of a guest even where their shares can't be read,
// and fails then.
func (sh *shell) showGuest(ctx context.Context, s *app.App, who []string, within string) error {
	found, err := findNamed(s.State.Roster().People, who)
	if err != nil {
		return err
	}
	ids, err := onlyGuests(found, "`cutui people` shows members, too.")
	if err != nil {
		return err
	}
	if !s.State.TellsShares() {
		return sh.showGuestByList(ctx, s, ids[0], within)
	}
	if err := sh.sharesOrKept(ctx, s, ids[0]); err != nil {
		return err
	}
	shares := s.State.Data().SharesOf(ids[0])
	if !shares.Has() && unreachable(shares.Err) {
		return errors.Join(sh.showGuestByList(ctx, s, ids[0], within), unlessOffline(shares.Err))
	}
	doc := sh.guestDoc(s.State, ids[0])
	if shares.Has() {
		doc.Shared = append([]clickup.SharedItem{}, shares.Value...)
		shares.Err = unlessUnreachable(shares.Err)
	}
	return errors.Join(report.Guest(sh.Out, sh.format, doc), shares.Err)
}

// sharesOrKept asks what is shared with a guest. Where ClickUp can't be asked, what was read
// earlier is shown, and it is said how old that is.
func (sh *shell) sharesOrKept(ctx context.Context, s *app.App, id clickup.UserID) error {
	if err := sh.drive(ctx, s, model.LoadShares{Guest: id, In: s.State.Chosen}, untilDone); err != nil {
		return err
	}
	shares := s.State.Data().SharesOf(id)
	if !unreachable(shares.Err) {
		return nil
	}
	if err := sh.drive(ctx, s, model.RecallShares{Guest: id}, untilDone); err != nil {
		return err
	}
	if shares.Has() {
		sh.noteKept(s.State, "what is shared with them", shares.Err, shares.At)
	}
	return nil
}

func (sh *shell) guestDoc(s *model.State, id clickup.UserID) report.GuestDoc {
	r := s.Roster()
	p, _ := r.People.ByID(id)
	return report.GuestDoc{Workspace: here(s), Person: p, Seats: s.SeatFacts(r.ID), Groups: s.Data().GroupsOf(id), Layout: sh.layout(s), Until: s.UntilOf(p), Now: s.Now}
}

// showGuestByList shows a guest with the lists they are on.
func (sh *shell) showGuestByList(ctx context.Context, s *app.App, id clickup.UserID, within string) error {
	stopped := sh.readSurvey(ctx, s, within)
	if stopped != nil && !interrupted(ctx) {
		return stopped
	}
	doc := sh.guestDoc(s.State, id)
	doc.Lists, doc.ByList = s.State.Data().Survey.OnLists(id), s.State.SeenByList(id)
	return errors.Join(report.Guest(sh.Out, sh.format, doc), stopped)
}

// guestEditOptions are the flags of guest edit.
type guestEditOptions struct {
	preset, role string
	allow, deny  []string
}

const guestEditHelp = `Change the rights or the custom role of guests. Only what differs is sent.

Rights are edit-tags, see-time-spent, see-time-estimated, create-views and
see-points-estimated. A preset sets all five.`

func (sh *shell) guestEditCmd() *cobra.Command {
	var in guestEditOptions
	cmd := &cobra.Command{
		Use:     "edit WHO…",
		Short:   "Change guests' rights or custom role",
		Long:    guestEditHelp,
		Example: "cutui guest edit cleo@client.example --allow create-views --dry-run",
		Args:    someArgs(whoHelp),
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.editGuests(cmd.Context(), args, in) },
	}
	f := cmd.Flags()
	f.StringVar(&in.preset, "preset", "", "all rights by `PRESET`: view-only, commenter, collaborator, full")
	f.StringSliceVar(&in.allow, "allow", nil, "`RIGHTS` to give, such as create-views")
	f.StringSliceVar(&in.deny, "deny", nil, "`RIGHTS` to take away")
	f.StringVar(&in.role, "custom-role", "", "a custom guest `ROLE`, by id or name, or none")
	sh.changeFlags(cmd)
	return cmd
}

func (sh *shell) editGuests(ctx context.Context, who []string, in guestEditOptions) error {
	rights, err := parseRights(in.allow, in.deny)
	if err != nil {
		return err
	}
	if in.preset == "" && in.role == "" && rights.Known == 0 {
		return usage("what to change? Give --allow, --deny, --preset or --custom-role")
	}
	return sh.changePeople(ctx, who, forChanges(), guestsOnly, func(_ context.Context, s *app.App, ids []clickup.UserID) (change.Plan, error) {
		r := plans.EditGuestRequest{Guests: ids, Rights: rights}
		if in.preset != "" {
			p, err := findPreset(s.State.Options.Presets, in.preset)
			if err != nil {
				return change.Plan{}, err
			}
			r.Rights = exactly(p.Rights, rights)
		}
		if r.Role, err = roleFlag(s, in.role); err != nil {
			return change.Plan{}, err
		}
		planContext, _ := s.State.ChangeContext()
		return unlessLeftOut(plans.EditGuests(planContext, r), nil)
	})
}

// exactly returns all five rights as a preset has them, except those in besides.
func exactly(preset, besides clickup.Rights) clickup.Rights {
	var all clickup.Rights
	for _, r := range clickup.AllRights {
		on := preset.Has(r)
		if besides.Known&r != 0 {
			on = besides.Has(r)
		}
		all = all.With(r, on)
	}
	return all
}

// roleFlag returns the role of the flag: nil if none was given, 0 for "none".
func roleFlag(s *app.App, want string) (*clickup.RoleID, error) {
	if want == "" {
		return nil, nil //nolint:nilnil // no role asked for is no error
	}
	id, err := findRole(s.State.Data().Roles, want)
	return &id, err
}

func parseRights(allow, deny []string) (clickup.Rights, error) {
	var rights clickup.Rights
	for on, names := range map[bool][]string{true: allow, false: deny} {
		for _, name := range names {
			r, err := parseRight(name)
			if err != nil {
				return rights, err
			}
			if rights.Known&r != 0 {
				return rights, usage("%s is both allowed and denied, or named twice", name)
			}
			rights = rights.With(r, on)
		}
	}
	return rights, nil
}

// rightNames returns the rights, as flags take them.
func rightNames() []string {
	names := make([]string, len(clickup.AllRights))
	for i, r := range clickup.AllRights {
		names[i] = strings.ReplaceAll(plainRight(r.Key()), "_", "-")
	}
	return names
}

// plainRight returns a right's name without "can_", spaces and capitals.
func plainRight(name string) string {
	return strings.TrimPrefix(strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(name))), "can_")
}

// parseRight reads the API's word with or without "can_", or the interface's.
func parseRight(name string) (clickup.Right, error) {
	for _, r := range clickup.AllRights {
		if plainRight(name) == plainRight(r.Key()) || plainRight(name) == plainRight(r.Label()) {
			return r, nil
		}
	}
	return 0, usage("%q is no right: use %s", clean.Line(name), strings.Join(rightNames(), ", "))
}

const guestRemoveHelp = `Remove guests from the workspace. What is shared with them is read and
recorded first, so that cutui undo can invite and share again.

--domain off-boards a client: all guests of an e-mail domain. Members on it
stay; the plan says so.`

// guestRemoveOptions are the flags of guest remove.
type guestRemoveOptions struct {
	leave  leaveOptions
	domain string
}

func (sh *shell) guestRemoveCmd() *cobra.Command {
	var in guestRemoveOptions
	cmd := &cobra.Command{
		Use:     "remove WHO…|--domain DOMAIN",
		Short:   "Remove guests from the workspace",
		Long:    guestRemoveHelp,
		Example: "cutui guest remove cleo@client.example --dry-run\ncutui guest remove --domain client.example",
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.removeGuests(cmd.Context(), args, in) },
	}
	cmd.Flags().StringVar(&in.domain, "domain", "", "all guests of an e-mail `DOMAIN`")
	in.leave.flags(cmd)
	sh.removalFlags(cmd)
	return cmd
}

func (sh *shell) removeGuests(ctx context.Context, who []string, in guestRemoveOptions) error {
	domain := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(in.domain), "@"))
	switch {
	case domain != "" && len(who) > 0:
		return usage("give people or --domain, not both")
	case domain == "" && len(who) == 0:
		return usage("who is to be removed? Give %s, or --domain", whoHelp)
	case domain != "" && (!strings.Contains(domain, ".") || strings.ContainsAny(domain, "@ /")):
		return usage("--domain: %q is not an e-mail domain, such as client.example", clean.Line(domain))
	}
	if err := in.leave.check(); err != nil {
		return err
	}
	find := func(s *model.State, who []string) ([]clickup.UserID, error) { return toRemove(s, who, domain) }
	return sh.changePeople(ctx, who, forRemovals(), find, func(ctx context.Context, s *app.App, ids []clickup.UserID) (change.Plan, error) {
		p, err := sh.planLeave(ctx, s, ids, in.leave)
		if domain != "" && err == nil {
			planContext, _ := s.State.ChangeContext()
			return plans.AsOffboarding(planContext, p, domain, ids), nil
		}
		return unlessLeftOut(p, err)
	})
}

// toRemove returns the guests named, or those of a domain.
func toRemove(s *model.State, who []string, domain string) ([]clickup.UserID, error) {
	if domain == "" {
		return guestsElse(s, who, "`cutui member remove` is for members.")
	}
	ids := s.Roster().People.GuestsOn(domain)
	if len(ids) == 0 {
		return nil, failed(nothingSent+" cutui people --filter domain:"+domain+" lists who is on it.", "nobody on %s is a guest here", domain)
	}
	return ids, nil
}

// unlessLeftOut fails if a plan skips somebody who was asked for, unless there is
// nothing to do for them.
func unlessLeftOut(p change.Plan, err error) (change.Plan, error) {
	if err != nil {
		return p, err
	}
	var left []string
	for _, s := range p.Steps {
		if s.State == change.Skipped && s.Message != "already so" && !s.Left() {
			left = append(left, fmt.Sprintf("%s: %s", s.Who(), s.Message))
		}
	}
	if len(left) > 0 {
		return p, failed(nothingSent, "%s", strings.Join(left, "; "))
	}
	return p, nil
}
