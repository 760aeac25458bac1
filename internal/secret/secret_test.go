package secret_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"cutui/internal/secret"
)

const canary = "pk_4480000_CANARYCANARYCANARY"

func token(t *testing.T) secret.Secret {
	t.Helper()
	s, err := secret.New(canary)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// holder has a Secret in an unexported field, whose methods fmt can't call.
type holder struct {
	Shown  secret.Secret
	hidden secret.Secret
	nested struct{ deep []secret.Secret }
}

func TestSecretIsNeverShown(t *testing.T) {
	t.Parallel()
	s := token(t)
	h := holder{Shown: s, hidden: s}
	h.nested.deep = []secret.Secret{s}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T", "%p", "%t"} {
		fmt.Fprintf(&out, verb+"\n", s)
		fmt.Fprintf(&out, verb+"\n", h)
		fmt.Fprintf(&out, verb+"\n", &h)
	}
	fmt.Fprintln(&out, s, s.String(), s.GoString(), errors.Join(fmt.Errorf("with %v", s)))
	for _, v := range []any{s, h, map[string]any{"a": s}} {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(data)
	}
	data, err := toml.Marshal(map[string]any{"token": s})
	if err != nil {
		t.Fatal(err)
	}
	out.Write(data)
	for _, handler := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(handler).Info("here", "token", s, "holder", h, slog.Any("group", []any{s}))
	}
	for _, part := range []string{canary, "CANARY", fmt.Sprintf("%x", "CANARY"), fmt.Sprintf("%X", "CANARY")} {
		if strings.Contains(out.String(), part) {
			t.Errorf("%q stands in the output:\n%s", part, out.String())
		}
	}
	if !strings.Contains(out.String(), "[redacted]") {
		t.Error("nothing says that something is hidden")
	}
	if s.Reveal() != canary || s.Empty() {
		t.Error("the token itself is lost")
	}
}

func TestNewAcceptsPastedTokens(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		canary:                        canary,
		"  " + canary + "\r\n":        canary,
		"Bearer " + canary:            canary,
		"bearer\t" + canary:           canary,
		"BEARER   " + canary + " ":    canary,
		"":                            "",
		" \n\t":                       "",
		"Bearer ":                     "",
		"pk_1 pk_2":                   "",
		"pk_1\npk_2":                  "",
		"pk_1\x1b[31m":                "",
		"pk_\u202e1":                  "",
		"pk_ü":                        "",
		"pk_\x00":                     "",
		strings.Repeat("x", 1024):     strings.Repeat("x", 1024),
		strings.Repeat("x", 1025):     "",
		"\"" + canary + "\"":          "\"" + canary + "\"",
		strings.Repeat(" ", 9) + "pk": "pk",
	} {
		s, err := secret.New(typed)
		if s.Reveal() != want || (err == nil) != (want != "") {
			t.Errorf("New(%q) = %q, %v", typed, s.Reveal(), err)
		}
		if err != nil && strings.Contains(err.Error(), "pk_") {
			t.Errorf("the error repeats what was typed: %v", err)
		}
	}
	if none := (secret.Secret{}); !none.Empty() || none.Reveal() != "" || none.String() != "[redacted]" {
		t.Error("the zero secret")
	}
}
