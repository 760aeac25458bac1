// Package contract checks the client and the simulator against ClickUp's official OpenAPI
// reference. It has only tests, and is a module of its own so that the program does not depend on
// the validator.
//
// The reference is not part of the project. It is read from the file that CUTUI_REFERENCE names, or
// else from ../shared/clickup/openapi-v2.json beside the project. Without it the tests are skipped.
package contract
