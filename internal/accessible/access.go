package accessible

import (
	"strings"

	"cutui/internal/text"
	"cutui/model"
)

// readLists loads the stored list members and, if the user agrees, reads the rest from
// ClickUp.
func (cv *conversation) readLists() error {
	if err := cv.send(model.ShowKept{}); err != nil {
		return err
	}
	seen := cv.State.SeenByList(0)
	if seen.Read > 0 {
		cv.say("Read so far: %s.", seen.Known())
	}
	if cv.State.Offline() {
		return nil
	}
	cost := "a call for each list"
	if seen.Cost != "" {
		cost = seen.Cost
	}
	ok, err := cv.askYes("Read who is on which list now? It takes " + cost + ".")
	if err != nil || !ok {
		return err
	}
	cv.say("Reading.")
	return cv.runAndSay(model.ReadLists{Within: model.SharesWithin})
}

// sharesByList reads out which lists a guest is on, for plans on which ClickUp doesn't say
// what is shared with them.
func (cv *conversation) sharesByList(id model.UserID) error {
	cv.say("ClickUp says what is shared with a guest on the Enterprise plan only. Which lists they are on can be read list by list.")
	if err := cv.readLists(); err != nil {
		return err
	}
	seen := cv.State.SeenByList(id)
	if seen.Read == 0 {
		cv.say("What they see is not known.")
		return nil
	}
	cv.say("They are on %s, %s. Not visible: %s.", text.Count(len(seen.Items), "list", "lists"), seen.Known(), model.NotByList)
	for _, item := range seen.Items {
		cv.say("%s.", item.Name)
	}
	return nil
}

// whoSeesWhat reads out what each client's people see, leaks first.
func (cv *conversation) whoSeesWhat() error {
	if err := cv.readLists(); err != nil {
		return err
	}
	note, known := cv.State.MatrixNote()
	cv.say("%s.", sentence(note))
	if !known {
		return nil
	}
	rows := cv.State.MatrixRows()
	if len(rows) == 0 {
		cv.say("No client has people on the lists that were read.")
	}
	for _, row := range rows {
		words := row.Client + " sees " + row.Kind + " " + row.Name + ": " + row.Who
		switch {
		case row.Leak:
			words = "Attention: " + words + ". People of " + row.Others + " see it too"
		case row.Others != "":
			words += ". It is marked as meant for all clients"
		}
		cv.say("%s.", words)
	}
	for _, t := range cv.State.Data().Survey.Public {
		cv.say("Attention: task %s, %s, is open to anybody with its public link.", t.Name, t.Ref.ID)
	}
	return nil
}

// client reads out a client's page and offers to write it to a file.
func (cv *conversation) client() error {
	domain, err := cv.ask("Which e-mail domain? [back]")
	if err != nil || domain == "" {
		return err
	}
	if _, ok := cv.State.Client(domain); !ok {
		cv.say("Nobody here is on that domain.")
		return nil
	}
	if err := cv.readLists(); err != nil {
		return err
	}
	page, _ := cv.State.Client(domain)
	cv.say("%s: %s, %s.", page.Domain, text.Count(len(page.People), "person", "people"), text.Count(page.Pending, "open invitation", "open invitations"))
	for _, p := range page.People {
		sees := "nothing that was read"
		if len(p.Sees) > 0 {
			sees = strings.Join(p.Sees, ", ")
		}
		cv.say("%s, %s, %s, last seen %s. Sees: %s.", p.Row.Name, p.Row.Role, p.Status, p.Last, sees)
	}
	cv.say("This is based on: %s.", page.Note)
	for _, end := range page.Ends() {
		cv.say("When the project ends: %s.", end)
	}
	return cv.offerFile(page, "Write a page for the client to a file? It leaves out other clients and prices.", "Yes, as Markdown", "Yes, as an HTML page")
}

// whoHas asks for a task or list and reads out who has explicit access to it.
func (cv *conversation) whoHas() error {
	answer, err := cv.ask("Which task or list? Words of its name, an id or a link [back]")
	if err != nil || answer == "" {
		return err
	}
	found, err := cv.findItems(answer)
	if err != nil || len(found) == 0 {
		return err
	}
	ref := found[0].Ref
	if err := cv.send(model.LoadAccess{Ref: ref}); err != nil {
		return err
	}
	a := cv.State.Data().Access[ref]
	if a.Err != nil {
		cv.say("Who has access is not known: %s", stop(a.Err.Error()))
	}
	if a.Has() {
		cv.say("%s: %s with explicit access, read %s.", found[0].Title(), text.Count(len(a.Value), "person", "people"), cv.State.Ago(a.At))
	}
	if link := cv.State.Link(ref); link != "" {
		cv.say("%s.", sentence(link))
	}
	cv.say("%s.", model.AccessNote(ref.Kind))
	return cv.readPages(len(a.Value), func(i int) string {
		return stop(a.Value[i].Name + ", " + a.Value[i].Email)
	}, func(i int) error {
		if _, here := cv.State.Roster().People.ByID(a.Value[i].ID); !here {
			cv.say("They are not in this workspace.")
			return nil
		}
		return cv.person(a.Value[i].ID)
	})
}
