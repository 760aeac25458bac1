package simtest

import (
	"encoding/json"
	"slices"
	"strings"
)

// rule is a difference between ClickUp's reference and the live API: fix changes the value at path, which
// is keys joined by dots, with [] for every element.
type rule struct {
	path string
	fix  func(any) any
}

// absent is what a fix returns to remove a field.
type absent struct{}

// ReferenceShape changes a live body into the form in ClickUp's OpenAPI reference, which is wrong about
// many types. It is a sim.Options.Reshape.
func ReferenceShape(op string, tree any) any {
	if m, ok := tree.(map[string]any); ok && m["err"] != nil {
		return tree
	}
	for _, r := range referenceRules()[op] {
		tree = fixAt(tree, strings.Split(r.path, "."), r.fix)
	}
	return tree
}

func fixAt(tree any, path []string, fix func(any) any) any {
	key, every := strings.CutSuffix(path[0], "[]")
	m, ok := tree.(map[string]any)
	if !ok {
		return tree
	}
	below := fix
	if len(path) > 1 {
		if m[key] == nil {
			return tree
		}
		below = func(v any) any { return fixAt(v, path[1:], fix) }
	}
	if every {
		elements, _ := m[key].([]any)
		for i := range elements {
			elements[i] = below(elements[i])
		}
		return tree
	}
	fixed := below(m[key])
	if _, gone := fixed.(absent); gone {
		delete(m, key)
		return tree
	}
	m[key] = fixed
	return tree
}

// or replaces null and missing values.
func or(instead any) func(any) any {
	return func(v any) any {
		if v == nil {
			return instead
		}
		return v
	}
}

// orNew replaces null and missing values by a new object.
func orNew(keys ...string) func(any) any {
	return func(v any) any {
		if v != nil {
			return v
		}
		m := map[string]any{}
		for _, k := range keys {
			m[k] = []any{}
		}
		return m
	}
}

// dense removes the null fields of an object.
func dense(v any) any {
	m, ok := v.(map[string]any)
	if !ok {
		return absent{}
	}
	for k, x := range m {
		if x == nil {
			delete(m, k)
		}
	}
	return m
}

// solid replaces the null fields of an object by empty strings.
func solid(v any) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	for k, x := range m {
		if x == nil {
			m[k] = ""
		}
	}
	return m
}

// ids replaces objects by their ids as strings.
func ids(v any) any { return each(v, "id") }

// idOf replaces an object by its id as a string.
func idOf(v any) any {
	if m, ok := v.(map[string]any); ok {
		return written(m["id"])
	}
	return v
}

// onTasks keeps only time entries with a task, which the reference requires.
func onTasks(v any) any {
	elements, _ := v.([]any)
	return slices.DeleteFunc(elements, func(e any) bool {
		m, ok := e.(map[string]any)
		return ok && m["task"] == nil
	})
}

// names replaces objects by their names.
func names(v any) any { return each(v, "name") }

func each(v any, key string) any {
	elements, _ := v.([]any)
	out := make([]any, len(elements))
	for i, e := range elements {
		out[i] = e
		if m, ok := e.(map[string]any); ok {
			out[i] = written(m[key])
		}
	}
	return out
}

// written replaces a number by a string.
func written(v any) any {
	if n, ok := v.(json.Number); ok {
		return n.String()
	}
	return v
}

// first replaces an array by its first element, since the reference has only one folder.
func first(v any) any {
	if elements, _ := v.([]any); len(elements) > 0 {
		return elements[0]
	}
	return absent{}
}

// number replaces the id of a priority by a number.
func number(v any) any {
	if m, ok := v.(map[string]any); ok {
		if id, ok := m["id"].(string); ok {
			return json.Number(id)
		}
	}
	return json.Number("0")
}

// baseRole sets a user's custom role to their base role, since the reference requires a custom role.
func baseRole(v any) any {
	u, ok := v.(map[string]any)
	if ok && u["custom_role"] == nil {
		u["custom_role"] = map[string]any{"id": u["role"], "name": u["role_key"]}
	}
	return v
}
