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

// checkPeople finds what can be no address, id or name, before anything is asked of ClickUp.
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

// isName reports whether what names somebody may be their name: it has a letter and is
// neither an address nor a number.
func isName(text string) bool {
	if _, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(text), "#"), 64); err == nil {
		return false
	}
	return !strings.ContainsAny(text, "@<>,;") && strings.ContainsFunc(text, unicode.IsLetter)
}

// findPeople finds people by address or id, to change something about them. Where it is a name
// the error says which address to give.
func findPeople(all *people.People, wanted []string) ([]*clickup.Person, error) {
	return findEach(all, wanted, false)
}

// changePeople carries out a change of people who are named; find refuses those it is not for.
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

// findNamed finds people by address, id or a name that only one has, to show something.
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

// byName is the only one with a name, who is meant where that is enough; nil: nobody has it.
func byName(all *people.People, name string, enough bool) (*clickup.Person, error) {
	found := all.Named(name)
	switch {
	case len(found) == 0:
		return nil, nil //nolint:nilnil // nobody is no error here, see findPerson
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

// whoIs is somebody with what a command takes for them.
func whoIs(p *clickup.Person) string {
	if p.Email == "" {
		return fmt.Sprintf("%s (#%s)", p.Display(), p.ID)
	}
	return fmt.Sprintf("%s (%s)", p.Display(), p.Email)
}

// findPerson gives nil for somebody unknown and an error for what names nobody.
func findPerson(all *people.People, text string) (*clickup.Person, error) {
	if id, err := strconv.ParseInt(strings.TrimPrefix(text, "#"), 10, 64); err == nil {
		p, _ := all.ByID(clickup.UserID(id))
		return p, nil
	}
	if _, err := strconv.ParseFloat(strings.TrimPrefix(text, "#"), 64); err == nil {
		return nil, fmt.Errorf("%q is no id: ids are whole numbers", clean.Line(text))
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

// ambiguous is the error for an address that several people have.
func ambiguous(all *people.People, email string) error {
	if problem := address.Ambiguous(all, email); problem != "" {
		return fmt.Errorf("%s %s; name one by id", clean.Line(email), problem)
	}
	return nil
}
