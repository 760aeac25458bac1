// Package usercommand defines the commands that users configure for the people they select.
// A command is a list of words, each a template, and never a shell command line: a value
// from ClickUp stays one argument, whatever is in it.
package usercommand

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/template"
)

// Command is a program with its arguments as templates.
type Command struct {
	Name      string
	Key       string // as Bubble Tea spells it
	ReadsOnly bool   // it changes nothing, so it is available in read-only mode too

	raw   []string
	words []*template.Template
}

// Subject is what a command gets about a person: in its words as {{.Email}} and so on, and
// as JSON on its standard input.
type Subject struct {
	Email         string `json:"email"`
	Name          string `json:"name"`
	Role          string `json:"role"`
	Domain        string `json:"domain"`
	ID            string `json:"id"`
	Workspace     string `json:"workspace"` // its id
	WorkspaceName string `json:"workspace_name"`
}

// Call is one run of a command: a program with its arguments and its standard input.
type Call struct {
	Args  []string // the first is the program
	Stdin []byte
}

// Parse checks a command. The program itself can't be a template, so that it never comes
// from ClickUp.
func Parse(name, key string, words []string, readsOnly bool) (Command, error) {
	c := Command{Name: name, Key: key, ReadsOnly: readsOnly, raw: words}
	switch {
	case name == "":
		return c, errors.New("a command needs a name")
	case key == "":
		return c, errors.New("a command needs a key")
	case len(words) == 0 || words[0] == "":
		return c, errors.New("a command needs a program to run")
	case strings.Contains(words[0], "{{"):
		return c, fmt.Errorf("the program %q can't be made of what ClickUp says", words[0])
	}
	for _, word := range words {
		t, err := template.New("word").Parse(word)
		if err == nil {
			err = t.Execute(new(strings.Builder), Subject{})
		}
		if err != nil {
			return c, fmt.Errorf("%q is no word of a command: use {{.Email}}, {{.Name}}, {{.Role}}, {{.Domain}}, {{.ID}}, {{.Workspace}} or {{.WorkspaceName}}", word)
		}
		c.words = append(c.words, t)
	}
	return c, nil
}

// String returns the command as it was configured, to be shown.
func (c Command) String() string { return strings.Join(c.raw, " ") }

// For returns the run of the command for a person. It is an error if the program would take
// a value from ClickUp for an option.
func (c Command) For(s Subject) (Call, error) {
	var call Call
	for i, t := range c.words {
		var b strings.Builder
		if err := t.Execute(&b, s); err != nil {
			return call, fmt.Errorf("%q could not be filled in: %w", c.raw[i], err)
		}
		word := b.String()
		switch {
		case strings.HasPrefix(word, "-") && !strings.HasPrefix(c.raw[i], "-"):
			return call, fmt.Errorf("%q would be taken for an option", word)
		case strings.ContainsRune(word, 0):
			return call, errors.New("an argument has a character that no program takes")
		}
		call.Args = append(call.Args, word)
	}
	stdin, err := json.Marshal(s)
	if err != nil {
		return call, fmt.Errorf("the person could not be written as JSON: %w", err)
	}
	call.Stdin = []byte(string(stdin) + "\n")
	return call, nil
}
