package linear

import (
	"fmt"
	"slices"

	"cutui/model"
)

// items asks for tasks, lists and folders until the user has all; none is fine.
func (t *talk) items() ([]model.Item, error) {
	var tray []model.Item
	for {
		question := "What to share? Words of its name, an id or a link, 0 to cancel [nothing]"
		if len(tray) > 0 {
			question = fmt.Sprintf("What else? %s so far, 0 to cancel [go on]", count(len(tray), "item", "items"))
		}
		text, err := t.ask(question)
		switch {
		case err != nil || text == "":
			return tray, err
		case text == "0":
			return nil, errCancelled
		}
		found, err := t.find(text)
		if err != nil {
			return nil, err
		}
		for _, item := range found {
			if slices.ContainsFunc(tray, func(has model.Item) bool { return has.Ref == item.Ref }) {
				t.say("Taken already: %s.", item.Title())
				continue
			}
			tray = append(tray, item)
			t.say("Taken: %s.", itemLine(item))
		}
	}
}

// find is what a text names, or what the user chooses of what it finds.
func (t *talk) find(text string) ([]model.Item, error) {
	if err := t.index(); err != nil {
		return nil, err
	}
	ref, problem := model.ParseItem(text, t.State.Chosen)
	if at, ok := t.finder.Lookup(ref); problem == nil && ok {
		return []model.Item{*t.finder.At(at)}, nil
	}
	rows := t.finder.Find(text, pageSize)
	if len(rows) == 0 {
		return t.lookUp(ref, problem)
	}
	for i, row := range rows {
		t.say("%d. %s", i+1, itemLine(*t.finder.At(row)))
	}
	picked, err := t.numbers(fmt.Sprintf("Numbers from 1 to %d, such as 1 or 1 3-5 [search again]", len(rows)), len(rows))
	var items []model.Item
	for _, i := range picked {
		items = append(items, *t.finder.At(rows[i]))
	}
	return items, err
}

// index makes the items of the workspace searchable, once.
func (t *talk) index() error {
	if t.finder != nil && t.found == t.State.Chosen {
		return nil
	}
	t.say("Loading what can be shared.")
	if err := t.do(model.OpenPicker{}); err != nil {
		return err
	}
	items := t.State.Facts().Items
	if items.Err != nil {
		t.say("Not all of it could be loaded: %s", stop(items.Err.Error()))
	}
	t.finder, t.found = model.NewFinder(items.Value), t.State.Chosen
	return nil
}

// lookUp asks ClickUp for what is not among the items that were loaded.
func (t *talk) lookUp(ref model.ItemRef, problem error) ([]model.Item, error) {
	if problem != nil {
		t.say("Nothing is called that. An item can also be task:ID, list:ID, folder:ID, a custom id or a link.")
		return nil, nil //nolint:nilerr // said, and the question comes again
	}
	if err := t.do(model.LookUpItem{Ref: ref}); err != nil {
		return nil, err
	}
	r := t.State.Facts().Found[ref]
	if r.Err != nil {
		t.say("%s was not found: %s", ref, stop(r.Err.Error()))
		return nil, nil //nolint:nilerr // said, and the question comes again
	}
	return []model.Item{r.Value}, nil
}

// itemLine is an item in a line, with where it is.
func itemLine(item model.Item) string {
	text := item.Ref.Kind.String() + " " + item.Title()
	if item.Path != "" {
		text += ", in " + item.Path
	}
	if item.CustomID != "" {
		text += ", " + item.CustomID
	}
	if item.Closed {
		text += ", closed"
	}
	return text
}
