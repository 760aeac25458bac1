package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/model"
	"cutui/model/items"
	"cutui/model/plans"
)

// problems collects what is wrong with the arguments, to be reported together.
type problems []string

func (p *problems) add(format string, args ...any) { *p = append(*p, fmt.Sprintf(format, args...)) }

func (p problems) err() error {
	const most = 5
	switch {
	case len(p) == 0:
		return nil
	case len(p) > most:
		return usageHint(nothingSent, "%s; and %d more", strings.Join(p[:most], "; "), len(p)-most)
	}
	return usageHint(nothingSent, "%s", strings.Join(p, "; "))
}

// parsePermission reads a level in the API's word or the interface's; "" stays.
func parsePermission(name string) (clickup.Permission, error) {
	if name == "" {
		return "", nil
	}
	for _, p := range clickup.Permissions {
		if strings.EqualFold(name, string(p)) || strings.EqualFold(name, p.Label()) {
			return p, nil
		}
	}
	return "", fmt.Errorf("%q is no permission: use read, comment, edit or create", clean.Line(name))
}

// presetNames returns the names of the built-in presets, as flags take them.
func presetNames() []string {
	var names []string
	for _, p := range plans.DefaultPresets() {
		names = append(names, strings.ReplaceAll(p.Name, " ", "-"))
	}
	return names
}

func findPreset(all []plans.Preset, name string) (plans.Preset, error) {
	if name == "" {
		return plans.Preset{Permission: clickup.PermissionRead}, nil
	}
	plain := strings.NewReplacer("-", " ", "_", " ")
	names := make([]string, len(all))
	for i, p := range all {
		if strings.EqualFold(plain.Replace(p.Name), plain.Replace(name)) {
			return p, nil
		}
		names[i] = strings.ReplaceAll(p.Name, " ", "-")
	}
	return plans.Preset{}, usage("--preset: there is no %q: use %s", clean.Line(name), strings.Join(names, ", "))
}

// findRole finds a custom role by id or name; 0 for none.
func findRole(roles model.Remote[[]clickup.CustomRole], want string) (clickup.RoleID, error) {
	if want == "" || strings.EqualFold(want, "none") {
		return 0, nil
	}
	if roles.Err != nil {
		return 0, fmt.Errorf("the custom roles are not known: %w", roles.Err)
	}
	names := make([]string, len(roles.Value))
	for i, r := range roles.Value {
		if strings.EqualFold(r.Name, want) || strconv.FormatInt(int64(r.ID), 10) == want {
			return r.ID, nil
		}
		names[i] = fmt.Sprintf("%s (%d)", r.Name, r.ID)
	}
	choices := cmp.Or(strings.Join(names, ", "), "none: the workspace has no custom roles")
	return 0, failed("Choose one of "+choices+".", "there is no custom role %q", clean.Line(want))
}

// parseItems parses references to items, and reports all bad ones together.
func parseItems(texts []string, ws clickup.WorkspaceID) ([]clickup.ItemRef, error) {
	var refs []clickup.ItemRef
	var wrong problems
	for _, text := range texts {
		ref, err := items.ParseItem(text, ws)
		if err != nil {
			wrong.add("%v", err)
		}
		if !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	return refs, wrong.err()
}

// itemsOf looks up what each of the guests gets.
func (sh *shell) itemsOf(ctx context.Context, s *app.App, guests []invitee) ([][]items.Item, error) {
	refs := make([][]clickup.ItemRef, len(guests))
	var all []clickup.ItemRef
	var wrong problems
	for i, g := range guests {
		var err error
		if refs[i], err = g.refs(s.State.Chosen); err != nil {
			wrong.add("%s", g.at(err))
		}
		all = append(all, refs[i]...)
	}
	if err := wrong.err(); err != nil {
		return nil, err
	}
	found, err := sh.lookUp(ctx, s, all)
	if err != nil {
		return nil, err
	}
	items := make([][]items.Item, len(guests))
	for i := range refs {
		for _, ref := range refs[i] {
			items[i] = append(items[i], found[ref])
		}
	}
	return items, nil
}

// itemsNamed reads references to items of the chosen workspace, and looks them up.
func (sh *shell) itemsNamed(ctx context.Context, s *app.App, texts []string) ([]items.Item, error) {
	refs, err := parseItems(texts, s.State.Chosen)
	if err != nil {
		return nil, err
	}
	found, err := sh.lookUp(ctx, s, refs)
	all := make([]items.Item, len(refs))
	for i, ref := range refs {
		all[i] = found[ref]
	}
	return all, err
}

// lookUp reads items from ClickUp, and fails if one of them does not exist.
func (sh *shell) lookUp(ctx context.Context, s *app.App, refs []clickup.ItemRef) (map[clickup.ItemRef]items.Item, error) {
	found := map[clickup.ItemRef]items.Item{}
	var ask model.Batch
	for _, ref := range refs {
		if _, twice := found[ref]; !twice {
			ask.Msgs = append(ask.Msgs, model.LookUpItem{Ref: ref})
			found[ref] = items.Item{}
		}
	}
	if err := sh.drive(ctx, s, ask, untilDone); err != nil {
		return nil, err
	}
	for _, ref := range refs {
		r := s.State.Data().Found[ref]
		if r.Err != nil {
			return nil, unknownItem(ref, r.Err)
		}
		found[ref] = r.Value
	}
	return found, nil
}

// unknownItem keeps ClickUp's words and says which item they are about.
func unknownItem(ref clickup.ItemRef, err error) error {
	e, ok := errors.AsType[*clickup.Error](err)
	if !ok || !e.Is(clickup.ErrNotFound) {
		return fmt.Errorf("%s could not be looked up: %w", ref, err)
	}
	told := *e
	if e.Status != 0 {
		told.Message = fmt.Sprintf("%s was not found: %s", ref, e.Message)
	}
	return &cliError{code: ExitFailed, cause: &told, hint: nothingSent}
}

// readShares reads what is already shared with the guests among people, so that nothing is
// shared twice and what is taken away is recorded. If that can't be read, the plan is made
// without it.
func (sh *shell) readShares(ctx context.Context, s *app.App, people []clickup.UserID) error {
	if s.State.PlanGate() != "" {
		return nil
	}
	var loads []model.LoadShares
	for _, id := range people {
		if p, here := s.State.Roster().People.ByID(id); here && p.Guest() {
			loads = append(loads, model.LoadShares{Guest: id, In: s.State.Chosen})
		}
	}
	return sh.readAllShares(ctx, s, loads)
}

// readAllShares reads what is shared with guests, and says where that could not be read.
func (sh *shell) readAllShares(ctx context.Context, s *app.App, loads []model.LoadShares) error {
	if len(loads) == 0 {
		return nil
	}
	var all model.Batch
	for _, l := range loads {
		all.Msgs = append(all.Msgs, l)
	}
	if err := sh.drive(ctx, s, all, untilDone); err != nil {
		return err
	}
	for _, l := range loads {
		if err := s.State.DataOf(l.In).SharesOf(l.Guest).Err; err != nil {
			sh.note("what is shared with #%d could not be read: %v", l.Guest, err)
		}
	}
	return nil
}
