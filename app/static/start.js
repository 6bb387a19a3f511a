// Starts the parts of the design system that only add to a page which works without them.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  Header,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  createAll,
} from "./nhsuk/nhsuk-frontend.min.js";

const parts = [Button, CharacterCount, Checkboxes, ErrorSummary, Header, NotificationBanner, PasswordInput, SkipLink];
parts.forEach((part) => createAll(part));
