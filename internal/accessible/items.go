package accessible

import (
	"fmt"
	"slices"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/items"
)

// items asks for tasks, lists and folders until the answer is empty; there may be none.
func (cv *conversation) items() ([]items.Item, error) {
	var tray []items.Item
	for {
		question := "What do you want to share? Words of its name, an id or a link; 0 to cancel [nothing]"
		if len(tray) > 0 {
			question = fmt.Sprintf("What else? %s so far; 0 to cancel [continue]", text.Count(len(tray), "item", "items"))
		}
		text, err := cv.ask(question)
		switch {
		case err != nil || text == "":
			return tray, err
		case text == "0":
			return nil, errCancelled
		}
		found, err := cv.findItems(text)
		if err != nil {
			return nil, err
		}
		for _, item := range found {
			if slices.ContainsFunc(tray, func(has items.Item) bool { return has.Ref == item.Ref }) {
				cv.say("Already picked: %s.", item.Title())
				continue
			}
			tray = append(tray, item)
			cv.say("Picked: %s.", itemLine(item))
		}
	}
}

// findItems returns the item that a text names, or those the user picks from the
// matches.
func (cv *conversation) findItems(text string) ([]items.Item, error) {
	if err := cv.loadItems(); err != nil {
		return nil, err
	}
	ref, problem := items.ParseItem(text, cv.State.Chosen)
	if at, ok := cv.finder.Lookup(ref); problem == nil && ok {
		return []items.Item{*cv.finder.At(at)}, nil
	}
	rows := cv.finder.Find(text, pageSize)
	if len(rows) == 0 {
		return cv.lookUp(ref, problem)
	}
	for i, row := range rows {
		cv.say("%d. %s", i+1, itemLine(*cv.finder.At(row)))
	}
	picked, err := cv.askNumbers(fmt.Sprintf("Numbers from 1 to %d, such as 1 or 1 3-5 [search again]", len(rows)), len(rows))
	var items []items.Item
	for _, i := range picked {
		items = append(items, *cv.finder.At(rows[i]))
	}
	return items, err
}

// loadItems makes the items of the workspace searchable, once.
func (cv *conversation) loadItems() error {
	if cv.finder != nil && cv.finderWorkspace == cv.State.Chosen {
		return nil
	}
	cv.say("Loading what can be shared.")
	if err := cv.send(model.OpenPicker{}); err != nil {
		return err
	}
	rows := cv.State.Data().Items
	if rows.Err != nil {
		cv.say("Not all of it could be loaded: %s", stop(rows.Err.Error()))
	}
	cv.finder, cv.finderWorkspace = items.NewFinder(rows.Value), cv.State.Chosen
	return nil
}

// lookUp asks ClickUp for an item that is not among the loaded ones.
func (cv *conversation) lookUp(ref model.ItemRef, problem error) ([]items.Item, error) {
	if problem != nil {
		cv.say("Nothing has that name. You can also type task:ID, list:ID, folder:ID, a custom id or a link.")
		return nil, nil //nolint:nilerr // said, and the question comes again
	}
	if err := cv.send(model.LookUpItem{Ref: ref}); err != nil {
		return nil, err
	}
	r := cv.State.Data().Found[ref]
	if r.Err != nil {
		cv.say("%s was not found: %s", ref, stop(r.Err.Error()))
		return nil, nil //nolint:nilerr // said, and the question comes again
	}
	return []items.Item{r.Value}, nil
}

// itemLine describes an item and where it is, in a line.
func itemLine(item items.Item) string {
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
