package app

import (
	"io"
	"os"
	"sync"

	"github.com/cli/browser"

	"cutui/internal/config"
	"cutui/internal/secret"
)

// Environment looks variables up, and takes the token out of those that other programs
// inherit: a browser has no use for it, and shows its environment to who asks.
func Environment() config.Env {
	name := string(secret.FromEnv)
	token := os.Getenv(name)
	_ = os.Unsetenv(name) // fails for names that are none
	return func(wanted string) string {
		if wanted == name {
			return token
		}
		return os.Getenv(wanted)
	}
}

// muteBrowser keeps what browsers print off the screen.
var muteBrowser = sync.OnceFunc(func() { browser.Stdout, browser.Stderr = io.Discard, io.Discard })

func openBrowser(url string) error {
	muteBrowser()
	return browser.OpenURL(url)
}
