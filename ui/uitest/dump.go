package uitest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Dump returns everything that a value holds, as a line for each path to a number, text or
// pointer below it, so that two moments of a program can be compared. The target of a
// pointer is listed once; functions and channels are listed by their address.
func Dump(v any) []string {
	d := dump{at: map[visit]bool{}}
	d.value("", reflect.ValueOf(v))
	return d.lines
}

type visit struct {
	pointer uintptr
	target  reflect.Type
}

type dump struct {
	at    map[visit]bool // the pointers followed so far
	lines []string
}

func (d *dump) line(path string, value any) {
	d.lines = append(d.lines, fmt.Sprintf("%s = %v", path, value))
}

func (d *dump) value(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		d.line(path, "nil")
	case reflect.Pointer:
		d.pointer(path, v)
	case reflect.Interface:
		d.value(path, v.Elem())
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[sync.Pool]() {
			return // its contents depend on the garbage collector
		}
		for i := range v.NumField() {
			d.value(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		d.line(path+" length", v.Len())
		for i := range v.Len() {
			d.value(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Map:
		d.entries(path, v)
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		d.line(path, v.Pointer())
	default:
		d.line(path, fmt.Sprint(v))
	}
}

func (d *dump) pointer(path string, v reflect.Value) {
	if v.IsNil() {
		d.line(path, "nil")
		return
	}
	at := visit{v.Pointer(), v.Type()}
	d.line(path, at.pointer)
	if !d.at[at] {
		d.at[at] = true
		d.value(path, v.Elem())
	}
}

// entries dumps the entries of a map, sorted by the text of their keys.
func (d *dump) entries(path string, v reflect.Value) {
	d.line(path+" length", v.Len())
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	for _, k := range keys {
		d.value(fmt.Sprintf("%s[%v]", path, k), v.MapIndex(k))
	}
}

// Changed returns the lines of after that are not in before, at most ten.
func Changed(before, after []string) []string {
	had := make(map[string]bool, len(before))
	for _, l := range before {
		had[l] = true
	}
	var out []string
	for _, l := range after {
		if !had[l] && len(out) < 10 {
			out = append(out, l)
		}
	}
	if len(out) == 0 && len(before) != len(after) {
		out = append(out, fmt.Sprintf("%d lines became %d", len(before), len(after)))
	}
	return out
}
