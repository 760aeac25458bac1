package config

import (
	"cmp"
	"slices"
	"strings"

	"cutui/internal/clean"
)

// Env returns the value of an environment variable, or "" if it is not set, as os.Getenv does.
type Env func(name string) string

// withEnv overrides the settings of the file with those of the environment.
func withEnv(c Config, env Env) (Config, error) {
	c.env = Profile{BaseURL: env.text("CUTUI_API_URL"), Workspace: env.text("CUTUI_WORKSPACE")}
	c.Profile = cmp.Or(env.text("CUTUI_PROFILE"), c.Profile)
	c.ReadOnly = c.ReadOnly || env.on("CUTUI_READ_ONLY")
	c.Accessible = c.Accessible || env.on("ACCESSIBLE")
	switch {
	case env("NO_COLOR") != "" || env("CLICOLOR") == "0":
		c.Color = "never"
	case env.on("CLICOLOR_FORCE"):
		c.Color = "always"
	}
	theme := cmp.Or(env.text("CUTUI_THEME"), c.Theme)
	if !slices.Contains(themes, theme) {
		return c, &Error{Key: "CUTUI_THEME", Text: oneOf(theme, themes)}
	}
	c.Theme = theme
	return c, nil
}

func (e Env) text(name string) string { return strings.TrimSpace(clean.Line(e(name))) }

// on reports whether a variable switches something on. Any value does, except words for no, so
// that a mistyped value still does what was probably meant.
func (e Env) on(name string) bool {
	switch strings.ToLower(e.text(name)) {
	case "", "0", "false", "no", "off":
		return false
	}
	return true
}

// OtherCharset reports whether the locale names a charset that is not UTF-8, such as
// de_DE.ISO-8859-1. A locale without one, such as C, says nothing about the terminal.
func (e Env) OtherCharset() bool {
	locale := cmp.Or(e("LC_ALL"), e("LC_CTYPE"), e("LANG"))
	_, charset, named := strings.Cut(locale, ".")
	charset, _, _ = strings.Cut(charset, "@")
	plain := strings.ToLower(strings.ReplaceAll(charset, "-", ""))
	return named && plain != "" && plain != "utf8"
}
