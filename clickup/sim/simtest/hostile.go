package simtest

import (
	"hash/fnv"
	"strings"
)

// numeric reports whether a string is a number: an id, date, count or order index.
func numeric(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && strings.Trim(digits, "0123456789.") == ""
}

// Hostile returns a sim.Options.Reshape that puts a payload before every string in every body, except ids,
// numbers, dates and the seats' Infinity. The string and its key decide which payload.
func Hostile(payloads ...string) func(op string, body any) any {
	return func(_ string, body any) any { return poison("", body, payloads) }
}

func poison(key string, tree any, payloads []string) any {
	switch v := tree.(type) {
	case map[string]any:
		for k, x := range v {
			v[k] = poison(k, x, payloads)
		}
	case []any:
		for i, x := range v {
			v[i] = poison(key, x, payloads)
		}
	case string:
		if !exempt(key, v) {
			return payloads[pick(key+v, len(payloads))] + v
		}
	}
	return tree
}

func exempt(key, value string) bool {
	return key == "id" || key == "userid" || strings.HasSuffix(key, "_id") && key != "custom_id" ||
		value == "Infinity" || numeric(value)
}

func pick(s string, n int) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // a hash never fails
	return int(h.Sum32() % uint32(n))
}
