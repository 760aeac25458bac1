package accessible

import (
	"fmt"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/people"
)

// find searches the people of all workspaces; a number opens one in its workspace.
func (cv *conversation) find() error {
	answer, err := cv.ask("Who? Words of a name or address, or terms [back]")
	if err != nil || answer == "" {
		return err
	}
	if err := cv.send(model.SearchAllWorkspaces{Text: answer}); err != nil {
		return err
	}
	found := cv.State.GlobalSearch
	if problem := found.Problem; problem != nil {
		cv.sayProblem(problem)
		return nil
	}
	cv.say("%s in %s.", text.PeopleOf(found.Total), text.Plural(found.In, "workspace"))
	line := func(i int) string {
		m := found.People[i]
		return fmt.Sprintf("%s, %s, %s in %s.", m.Person.Display(), m.Person.Email, m.Person.Role, m.Place)
	}
	return cv.readPages(len(found.People), line, func(i int) error {
		if err := cv.moveTo(found.People[i].Workspace); err != nil {
			return err
		}
		return cv.person(found.People[i].Person.ID)
	})
}

// views reads out the people of a view, a built-in or a saved one.
func (cv *conversation) views() error {
	all := []people.View{people.ViewAll, people.ViewMembers, people.ViewGuests, people.ViewPending, people.ViewAdmins}
	var names []string
	for _, v := range all {
		names = append(names, sentence(v.String()))
	}
	saved := cv.State.Options.SavedViews
	for _, v := range saved {
		names = append(names, "Saved view "+v.Name)
	}
	i, err := cv.choose("Which view?", names, 0)
	if err != nil {
		return err
	}
	msg := model.Msg(model.ShowView{View: all[min(i, len(all)-1)]})
	if i >= len(all) {
		msg = model.ShowSavedView{View: saved[i-len(all)]}
	}
	if err := cv.send(msg); err != nil {
		return err
	}
	return cv.readShown()
}
