/** The strings of what is there before the first message. */

export interface WelcomeLabels {
  welcome: string;
  welcomeText: string;
}

export const WELCOME_ENGLISH: WelcomeLabels = {
  welcome: 'What would you like to know?',
  welcomeText: 'Ask a question, and go on from the answer.',
};
