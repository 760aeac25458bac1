package app

import (
	"fmt"
	"strings"

	"cutui/internal/config"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/people"
	"cutui/model/usercommand"
)

// savedViews returns the views in the settings. The error is a [config.Error] for an invalid view.
func (s *Setup) savedViews() ([]model.SavedView, error) {
	var out []model.SavedView
	for _, v := range s.Config.Views {
		saved := model.SavedView{Name: v.Name, Filter: v.Filter}
		refuse := func(problem error) error {
			return &config.Error{File: s.Config.File, Key: "views", Text: fmt.Sprintf("%q: %s", v.Name, problem)}
		}
		if _, err := people.ParseQuery(v.Filter); err != nil {
			return nil, refuse(err)
		}
		if v.Sort != "" {
			order, err := people.ParseSort(v.Sort)
			if err != nil {
				return nil, refuse(err)
			}
			saved.Sort = order
		}
		var err error
		if saved.Columns, err = people.ParseColumns(v.Columns); err != nil {
			return nil, refuse(err)
		}
		out = append(out, saved)
	}
	return out, nil
}

// commands returns the user's commands. The error is a [config.Error] for an invalid command.
func (s *Setup) commands() ([]usercommand.Command, error) {
	var out []usercommand.Command
	for _, c := range s.Config.Commands {
		parsed, err := usercommand.Parse(c.Name, c.Key, c.Run, c.ReadsOnly)
		if err != nil {
			return nil, &config.Error{File: s.Config.File, Key: "command", Text: fmt.Sprintf("%q: %s", c.Name, err)}
		}
		out = append(out, parsed)
	}
	return out, nil
}

// columns returns the columns of people in the settings. The error is a [config.Error].
func (s *Setup) columns() ([]people.Column, error) {
	out, err := people.ParseColumns(s.Config.Columns)
	if err != nil {
		return nil, &config.Error{File: s.Config.File, Key: "columns", Text: err.Error()}
	}
	return out, nil
}

// startView returns the view that --view (a tab or a saved view) and --filter ask for.
func (s *Setup) startView(saved []model.SavedView) (model.SavedView, error) {
	start, err := namedView(saved, s.Options.View)
	if err != nil {
		return start, err
	}
	if s.Options.Filter != "" {
		if _, err := people.ParseQuery(s.Options.Filter); err != nil {
			return start, &config.Error{Key: "--filter", Text: err.Error()}
		}
		start.Name, start.Filter = "", strings.TrimSpace(start.Filter+" "+s.Options.Filter)
	}
	return start, nil
}

func namedView(saved []model.SavedView, name string) (model.SavedView, error) {
	if name == "" {
		return model.SavedView{}, nil
	}
	var names []string
	for v := people.ViewAll; v <= people.ViewDomains; v++ {
		if strings.EqualFold(v.String(), name) {
			return model.SavedView{View: v}, nil
		}
		names = append(names, v.String())
	}
	for _, v := range saved {
		if strings.EqualFold(v.Name, name) {
			return v, nil
		}
		names = append(names, v.Name)
	}
	words := fmt.Sprintf("there is no view %q; use %s", name, strings.Join(names, ", "))
	if near := text.Nearest(name, names); near != "" {
		words += fmt.Sprintf("; did you mean %q?", near)
	}
	return model.SavedView{}, &config.Error{Key: "--view", Text: words}
}
