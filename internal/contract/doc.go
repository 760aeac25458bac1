// Package contract holds the client and the simulator against ClickUp's
// official OpenAPI reference. It has tests only, and a module of its own, so
// that the validator is no dependency of the program.
//
// The reference is not part of the project: it is read from the file that
// CUTUI_REFERENCE names, else from ../shared/clickup/openapi-v2.json beside the
// project. Without it the tests are skipped.
package contract
