package config

import (
	"errors"
	"path/filepath"
	"runtime"
)

const folder = "cutui"

// Paths are the user's files and folders. They need not exist.
type Paths struct {
	Config string // the settings file
	State  string // folder of snapshots, journals and saved documents
	Cache  string // folder of data that can be loaded again
}

// PathsOf returns the paths for an environment. On every system the XDG variables count if they
// are absolute; the defaults are ~/.config, ~/.local/state and ~/.cache, or their equivalents on
// Windows and macOS. It fails if the environment has no home folder.
func PathsOf(env Env) (Paths, error) { return pathsOn(runtime.GOOS, env) }

func pathsOn(goos string, env Env) (Paths, error) {
	config, state, cache := homes(goos, env)
	config = xdg(env, "XDG_CONFIG_HOME", config)
	state = xdg(env, "XDG_STATE_HOME", state)
	cache = xdg(env, "XDG_CACHE_HOME", cache)
	if config == "" || state == "" || cache == "" {
		return Paths{}, errors.New("the home folder is not known: set HOME, or XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_CACHE_HOME")
	}
	return Paths{
		Config: filepath.Join(config, folder, "config.toml"),
		State:  filepath.Join(state, folder),
		Cache:  filepath.Join(cache, folder),
	}, nil
}

// homes returns a system's default folders, empty if the environment has no home folder.
func homes(goos string, env Env) (config, state, cache string) {
	home := env("HOME")
	switch goos {
	case "windows":
		return env("AppData"), env("LocalAppData"), below(env("LocalAppData"), "cache")
	case "darwin", "ios":
		support := below(home, "Library", "Application Support")
		return support, below(support, "state"), below(home, "Library", "Caches")
	}
	return below(home, ".config"), below(home, ".local", "state"), below(home, ".cache")
}

func below(dir string, parts ...string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(append([]string{dir}, parts...)...)
}

func xdg(env Env, name, otherwise string) string {
	if dir := env(name); filepath.IsAbs(dir) {
		return dir
	}
	return otherwise
}
