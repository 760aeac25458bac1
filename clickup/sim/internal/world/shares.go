package world

import (
	"slices"
)

// SetShare shares an item with a person. An empty level removes the share.
func (p *Person) SetShare(it Item, level string) {
	i := p.ShareOf(it)
	switch {
	case level == "" && i >= 0:
		p.Shares = slices.Delete(slices.Clone(p.Shares), i, i+1)
	case level != "" && i >= 0:
		p.Shares[i].Level = level
	case level != "":
		p.Shares = append(p.Shares, Share{Kind: it.Kind(), ID: it.Key(), Level: level})
	}
}

// Share is an item that is shared with a guest.
type Share struct {
	Kind  string // task, list or folder
	ID    string
	Level string // read, comment, edit or create
}

// Levels are the permission levels from least to most.
var Levels = []string{"read", "comment", "edit", "create"}

// ShareOf returns the index of the person's share of an item, or -1 if there is none.
func (p *Person) ShareOf(it Item) int {
	return slices.IndexFunc(p.Shares, func(s Share) bool {
		return s.Kind == it.Kind() && s.ID == it.Key()
	})
}
