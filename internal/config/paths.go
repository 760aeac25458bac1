package config

import (
	"errors"
	"path/filepath"
	"runtime"
)

const folder = "cutui"

// Paths are where the user's files and folders are. They need not exist.
type Paths struct {
	Config string // the settings file
	State  string // folder of snapshots, journals and saved documents
	Cache  string // folder of what can be loaded again
}

// PathsOf follows the XDG variables, which must be absolute, on every system;
// without them it is ~/.config, ~/.local/state and ~/.cache, or what Windows
// and macOS use instead. It fails where the environment names no home.
func PathsOf(env Env) (Paths, error) { return pathsOn(runtime.GOOS, env) }

func pathsOn(goos string, env Env) (Paths, error) {
	config, state, cache := homes(goos, env)
	config = xdg(env, "XDG_CONFIG_HOME", config)
	state = xdg(env, "XDG_STATE_HOME", state)
	cache = xdg(env, "XDG_CACHE_HOME", cache)
	if config == "" || state == "" || cache == "" {
		return Paths{}, errors.New("no home folder is known: set HOME, or XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_CACHE_HOME")
	}
	return Paths{
		Config: filepath.Join(config, folder, "config.toml"),
		State:  filepath.Join(state, folder),
		Cache:  filepath.Join(cache, folder),
	}, nil
}

// homes are a system's own folders, empty where the environment is too.
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
