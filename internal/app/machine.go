package app

import (
	"io"
	"os"
	"sync"

	"github.com/cli/browser"

	"cutui/internal/config"
	"cutui/internal/secret"
)

// Environment returns a lookup of environment variables, and unsets the token so that programs
// cutui starts don't inherit it: a browser doesn't need it, and others can read its environment.
func Environment() config.Env {
	name := string(secret.FromEnv)
	token := os.Getenv(name)
	_ = os.Unsetenv(name) // fails only for invalid names
	return func(wanted string) string {
		if wanted == name {
			return token
		}
		return os.Getenv(wanted)
	}
}

// muteBrowser keeps the browser's output off the screen.
var muteBrowser = sync.OnceFunc(func() { browser.Stdout, browser.Stderr = io.Discard, io.Discard })

func openBrowser(url string) error {
	muteBrowser()
	return browser.OpenURL(url)
}
