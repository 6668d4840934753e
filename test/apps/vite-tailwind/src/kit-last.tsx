import './app.css';
import 'deltakit/styles.css';
import { mountApp } from './app';

mountApp();
