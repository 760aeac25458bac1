package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/change"
	"cutui/model/people"
)

// checkPeople refuses what can't be an address, id or name, before any request to ClickUp.
func checkPeople(wanted []string) error {
	var wrong problems
	nobody := people.New(nil)
	for _, text := range wanted {
		if _, err := findPerson(nobody, strings.TrimSpace(text)); err != nil && !isName(text) {
			wrong.add("%v", err)
		}
	}
	return wrong.err()
}

// isName reports whether text can be somebody's name: it has a letter and is neither an
// address nor a number.
func isName(text string) bool {
	if _, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(text), "#"), 64); err == nil {
		return false
	}
	return !strings.ContainsAny(text, "@<>,;") && strings.ContainsFunc(text, unicode.IsLetter)
}

// findPeople finds people to change, by address or id. For a name, the error says which
// address to give.
func findPeople(all *people.People, wanted []string) ([]*clickup.Person, error) {
	return findEach(all, wanted, false)
}

// changePeople plans and carries out a change of people; find refuses those it is not for.
func (sh *shell) changePeople(ctx context.Context, who []string, facts model.Need, find func(*model.State, []string) ([]clickup.UserID, error),
	plan func(context.Context, *app.App, []clickup.UserID) (change.Plan, error),
) error {
	if err := checkPeople(who); err != nil {
		return err
	}
	return sh.runChange(ctx, facts, func(ctx context.Context, s *app.App) (change.Plan, error) {
		ids, err := find(s.State, who)
		if err != nil {
			return change.Plan{}, err
		}
		return plan(ctx, s, ids)
	})
}

// findNamed finds people to show, by address, id or a name that only one person has.
func findNamed(all *people.People, wanted []string) ([]*clickup.Person, error) {
	return findEach(all, wanted, true)
}

func findEach(all *people.People, wanted []string, names bool) ([]*clickup.Person, error) {
	var found []*clickup.Person
	var unknown []string
	for _, text := range wanted {
		text = strings.TrimSpace(text)
		p, err := findPerson(all, text)
		if p == nil && isName(text) {
			named, problem := byName(all, text, names)
			if problem != nil {
				return nil, problem
			}
			if p = named; names {
				err = nil
			}
		}
		switch {
		case err != nil:
			return nil, usageHint(nothingSent, "%v", err)
		case p == nil:
			unknown = append(unknown, clean.Line(text))
		case !slices.Contains(found, p):
			found = append(found, p)
		}
	}
	if len(unknown) == 0 {
		return found, nil
	}
	hint := nothingSent + " `cutui people` lists who is here; `cutui invite` takes new guests."
	if names {
		hint = "`cutui people` lists who is here."
	}
	return nil, failed(hint, "not in this workspace: %s", strings.Join(unknown, ", "))
}

// byName returns the only person with a name, or nil. Unless enough is set, or if several have
// the name, the error says how to name them.
func byName(all *people.People, name string, enough bool) (*clickup.Person, error) {
	found := all.Named(name)
	switch {
	case len(found) == 0:
		return nil, nil //nolint:nilnil // nobody is not an error here, see findPerson
	case len(found) == 1 && enough:
		return found[0], nil
	case len(found) == 1:
		return nil, usageHint(nothingSent, "a change takes an address or id: %s is %s", clean.Line(name), whoIs(found[0]))
	}
	const most = 5
	var who []string
	for _, p := range found[:min(most, len(found))] {
		who = append(who, whoIs(p))
	}
	if len(found) > most {
		who = append(who, fmt.Sprintf("and %d more", len(found)-most))
	}
	hint := "Name one by address or id."
	if !enough {
		hint += " " + nothingSent
	}
	return nil, usageHint(hint, "%d people are called %s: %s", len(found), clean.Line(name), strings.Join(who, ", "))
}

// whoIs returns a person's name with the address or id that commands take.
func whoIs(p *clickup.Person) string {
	if p.Email == "" {
		return fmt.Sprintf("%s (#%s)", p.Display(), p.ID)
	}
	return fmt.Sprintf("%s (%s)", p.Display(), p.Email)
}

// findPerson finds a person by address or id. It returns nil if nobody has it, and an error
// for text that is neither.
func findPerson(all *people.People, text string) (*clickup.Person, error) {
	if id, err := strconv.ParseInt(strings.TrimPrefix(text, "#"), 10, 64); err == nil {
		p, _ := all.ByID(clickup.UserID(id))
		return p, nil
	}
	if _, err := strconv.ParseFloat(strings.TrimPrefix(text, "#"), 64); err == nil {
		return nil, fmt.Errorf("%q is not an id: ids are whole numbers", clean.Line(text))
	}
	if p, ok := all.ByEmail(text); ok {
		return p, ambiguous(all, text)
	}
	found := address.ParseAddresses(text)
	switch {
	case len(found) != 1:
		return nil, fmt.Errorf("%q is neither an address nor an id", clean.Line(text))
	case found[0].Problem != "":
		return nil, errors.New(wrongAddress(found[0]))
	}
	p, _ := all.ByEmail(found[0].Email)
	return p, ambiguous(all, found[0].Email)
}

// ambiguous returns an error if several people have the address.
func ambiguous(all *people.People, email string) error {
	if problem := address.Ambiguous(all, email); problem != "" {
		return fmt.Errorf("%s %s; name one by id", clean.Line(email), problem)
	}
	return nil
}
