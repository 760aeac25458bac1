package config

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// place is the position of a key in a file. Both numbers count from 1.
type place struct{ line, column int }

// placesOf returns the places of all keys of a valid document. Keys are dotted, and the tables of
// an array are numbered: presets.0.name.
func placesOf(data []byte) map[string]place {
	found := map[string]place{}
	count := map[string]int{}
	var p unstable.Parser
	p.Reset(data)
	var table []string
	for p.NextExpression() {
		e := p.Expression()
		path, at := keyOf(&p, e.Key())
		switch e.Kind {
		case unstable.Table:
			table = path
		case unstable.ArrayTable:
			name := strings.Join(path, ".")
			table = slices.Concat(path, []string{strconv.Itoa(count[name])})
			count[name]++
		case unstable.KeyValue:
			addValue(&p, found, append(slices.Clip(table), path...), e, at)
			continue
		default:
			continue
		}
		found[strings.Join(table, ".")] = at
	}
	return found
}

// addValue records the place of a key and those of the keys of an inline table below it.
func addValue(p *unstable.Parser, found map[string]place, path []string, e *unstable.Node, at place) {
	found[strings.Join(path, ".")] = at
	v := e.Value()
	if v.Kind != unstable.InlineTable {
		return
	}
	for it := v.Children(); it.Next(); {
		inner, where := keyOf(p, it.Node().Key())
		addValue(p, found, append(slices.Clip(path), inner...), it.Node(), where)
	}
}

func keyOf(p *unstable.Parser, it unstable.Iterator) (path []string, at place) {
	for it.Next() {
		n := it.Node()
		if len(path) == 0 {
			start := p.Shape(n.Raw).Start
			at = place{start.Line, start.Column}
		}
		path = append(path, string(n.Data))
	}
	return path, at
}
